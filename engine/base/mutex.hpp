#pragma once
#include <mutex>

// What these say is checked by Clang's -Wthread-safety; g++ knows no such attributes.
#if defined(__clang__)
#define KINDRED_THREAD_SAFETY(attribute) __attribute__((attribute))
#else
#define KINDRED_THREAD_SAFETY(attribute)
#endif
/// Of a member: it is used by whoever holds `mutex`.
#define KINDRED_GUARDED_BY(mutex) KINDRED_THREAD_SAFETY(guarded_by(mutex))

namespace kindred::engine {

/// A std::mutex that members can be guarded by.
class KINDRED_THREAD_SAFETY(capability("mutex")) Mutex {
 public:
    void lock() KINDRED_THREAD_SAFETY(acquire_capability()) { mutex_.lock(); }
    void unlock() KINDRED_THREAD_SAFETY(release_capability()) { mutex_.unlock(); }

 private:
    std::mutex mutex_;
};

/// Holds a mutex for as long as it lives, except between `unlock` and `lock`. A std::condition_variable_any
/// waits with it, in a loop: no annotation reaches into a predicate.
class KINDRED_THREAD_SAFETY(scoped_lockable) MutexLock {
 public:
    explicit MutexLock(Mutex& mutex) KINDRED_THREAD_SAFETY(acquire_capability(mutex)) : lock_(mutex) {}
    ~MutexLock() KINDRED_THREAD_SAFETY(release_capability()) {}
    MutexLock(const MutexLock&) = delete;
    MutexLock& operator=(const MutexLock&) = delete;

    void lock() KINDRED_THREAD_SAFETY(acquire_capability()) { lock_.lock(); }
    void unlock() KINDRED_THREAD_SAFETY(release_capability()) { lock_.unlock(); }

 private:
    std::unique_lock<Mutex> lock_;
};

}  // namespace kindred::engine
