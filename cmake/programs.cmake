# The three programs stand together in <build>/bin, and are what cmake --install installs.
set(kindred_programs kindred-index kindred-query kindred-serve)
set_target_properties(${kindred_programs} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
install(TARGETS ${kindred_programs} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
