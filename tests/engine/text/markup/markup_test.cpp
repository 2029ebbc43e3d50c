#include "engine/text/markup/markup.hpp"

#include "engine/text/fold.hpp"

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using kindred::engine::text::normalise;
using kindred::engine::text::plain_text;

namespace {

std::string repeated(std::string_view piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    return text;
}

}  // namespace

TEST_CASE("plain text passes untouched", "[engine][markup]") {
    for (const auto* text : {"we pay $5 and $7 for it",
                             "a < b and c > d",
                             "O(n^2), x_i > 0 and 100%",
                             "C:\\dir\\new is a folder",
                             "https://www.robots.ox.ac.uk/~vgg/research/",
                             "~5 ms, 3~5 years, 1%~5% and a ~ b",
                             "US$5 and US$7, $10M, $HOME and $PATH, between $5-$10",
                             "the set {0, 1} and { a: 1, b: 2 } }",
                             "AT&T, R&D and &nosuch; &amp",
                             "the <unk> token, a <b and c> d, x <i> y",
                             "\\\\server\\share and \\Users",
                             "it's 5'' long, `code` and a\\b",
                             "$ 5 and $ 7 of 3 $",
                             "Müller ½ “curly” – 机器学习 C++",
                             "a > b, x<y, i<3, p<0.05",
                             "\\( is a regex",
                             "$",
                             "\\",
                             "&",
                             "<",
                             "{",
                             "}",
                             "~"}) {
        CHECK(plain_text(text) == text);
    }
}

TEST_CASE("formulas lose their dollars and commands", "[engine][markup]") {
    CHECK(plain_text("$N$-gram and $O(n^2)$") == "N-gram and O(n^2)");
    CHECK(plain_text("$\\alpha$, $ \\beta $ and $ n $") == "α, β and n");
    CHECK(plain_text("$\\mathcal{L}_1$ $\\tilde{\\mathcal{O}}(n^{-1/2})$") == "L_1 O(n^-1/2)");
    CHECK(plain_text("$x \\leq y$, $n\\log n$, $\\gamma\\in(0,1)$") == "x ≤ y, n log n, γ∈(0,1)");
    CHECK(plain_text("$\\frac{a}{b}$ $\\frac12$ $\\frac{a+b}{2}$") == "a/b 1/2 (a+b)/2");
    CHECK(plain_text("$\\sqrt{n}$ $\\sqrt{T K}$ $\\binom{n}{k}$") == "√n √(T K) n choose k");
    CHECK(plain_text("$\\sqrt{SAT}$ $\\sqrt{\\mu}$ $\\frac{1} {16}$") == "√(SAT) √μ 1/16");
    CHECK(plain_text("$\\{0,1\\}^n$ $\\|A\\|$") == "{0,1}^n ‖A‖");
    CHECK(plain_text("$$x = y$$ \\(a+b\\) \\[c\\]") == "x = y a+b c");
    CHECK(plain_text("less than $2\\%$, $1%$, over $3.67\\times$") == "less than 2%, 1%, over 3.67×");
    CHECK(plain_text("regret $14\\epsilon T $ and loss $2\\sqrt{T}$") == "regret 14ε T and loss 2√T");
    CHECK(plain_text("for $5 or \\textbf{never} for $7") == "for $5 or never for $7");
    CHECK(plain_text("$\\ours$ and \\\\hat and $\\\\hat{x}$") == "ours and \\\\hat and x");
}

TEST_CASE("formulas beside a word join it", "[engine][markup]") {
    CHECK(plain_text("CO$_2$ m$^2$ U$^2$-Net ResNet$_{50}$") == "CO2 m2 U2-Net ResNet50");
    CHECK(plain_text("10$^6$ 10$^{-3}$") == "10^6 10^-3");
    CHECK(plain_text("$90^\\circ$ 90$^{\\circ}$C") == "90° 90°C");
}

TEST_CASE("TeX accents become letters", "[engine][markup]") {
    CHECK(plain_text("\\'e {\\\"a} \\v{c} \\'{\\i} \\ss{} \\o{} \\aa{}") == "é ä č í ß ø å");
    CHECK(plain_text("Erd\\H{o}s M\\\"uller {\\\"O}sterreich H\\\"{o}lder na\\\"{\\i}ve") ==
          "Erdős Müller Österreich Hölder naïve");
    CHECK(plain_text("Garc\\'ia, Fran\\c{c}ois, \\v Cech, Stra\\ss e, \\L{}ukasz, {\\O}st") ==
          "García, François, Čech, Straße, Łukasz, Øst");
    CHECK(plain_text("Nguy\\~{\\^e}n Teichm\\\"\"uller") == "Nguyễn Teichmüller");
    CHECK(plain_text("model\\'s don\\'t \\\"quoted\\\"") == "model's don't \"quoted\"");
    CHECK(plain_text("\\u00e9t\\u00e9") == "été");
}

TEST_CASE("TeX commands leave their text", "[engine][markup]") {
    CHECK(plain_text("\\emph{x} \\textbf{GPT}-4 {\\em foo bar} {\\bf x\\/}") == "x GPT-4 foo bar x");
    CHECK(plain_text("100\\% \\& \\# \\_ \\{ \\} \\$5 and\\/or") == "100% & # _ { } $5 and/or");
    CHECK(plain_text("domains~(HumanEval), Figure~1, dimension~$k$, in ~\\emph{x}") ==
          "domains (HumanEval), Figure 1, dimension k, in x");
    CHECK(plain_text("shown~\\cite[p. 3]{a,b}. See \\citet{x} for") == "shown. See for");
    CHECK(plain_text("\\url{https://a.b/c\\_d} \\href{http://x}{here} \\textcolor{red}{Red}") ==
          "https://a.b/c_d here Red");
    CHECK(plain_text("\\begin{itemize} \\item one \\item two \\end{itemize}") == "one two");
    CHECK(plain_text("``quoted'' and 5''") == "“quoted” and 5''");
    CHECK(plain_text("\\foo{bar} \\xspace, \\ie{} x") == "bar , i.e. x");
    CHECK(plain_text("an \\emphdeep net in \\tildeO(\\sqrtT)") == "an deep net in O(√T)");
}

TEST_CASE("braces that keep case go", "[engine][markup]") {
    CHECK(plain_text("{BERT}: Pre-training of {D}eep {B}idirectional {Deep Nets}") ==
          "BERT: Pre-training of Deep Bidirectional Deep Nets");
    CHECK(plain_text("Auto{ML} Gr{\\\"o}bner extbf{deep nets}") == "AutoML Gröbner extbf{deep nets}");
    CHECK(plain_text("{{BERT}} {a, b}") == "BERT {a, b}");
}

TEST_CASE("tags go and entities are decoded", "[engine][markup]") {
    CHECK(plain_text("<jats:p>x</jats:p>") == "x");
    CHECK(plain_text("<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic>.</jats:p>") ==
          "We do.");
    CHECK(plain_text("<jats:sec><jats:title>Methods</jats:title><jats:p>We do.</jats:p></jats:sec>") ==
          "Methods. We do.");
    CHECK(plain_text("<p>one</p><p class=\"x\">two<br/>three") == "one two three");
    CHECK(plain_text("<B>bold</B> <a href='http://x'>link</a>") == "bold link");
    CHECK(plain_text("H<sub>2</sub>O m<sup>2</sup> 10<sup>-3</sup>") == "H2O m2 10^-3");
    CHECK(plain_text("a &lt; b &amp;lt; c R&amp;D &amp;amp;") == "a < b < c R&D &");
    CHECK(plain_text("&uuml;ber &Eacute;t&eacute; &#233;&#xE9; &alpha; &mdash; &#146;") ==
          "über Été éé α — ’");
    CHECK(plain_text("&lt;i&gt;E. coli&lt;/i&gt; &lt;unk&gt;") == "E. coli <unk>");
    CHECK(plain_text("a<!-- no -->b<![CDATA[<x>]]>") == "ab<x>");
    CHECK(plain_text("&#0; &#xD800; &#x110000;") == "&#0; &#xD800; &#x110000;");
}

TEST_CASE("formulas in MathML keep their text", "[engine][markup]") {
    CHECK(plain_text("<mml:math><mml:mi>x</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>2</mml:mn>"
                     "<mml:annotation>hidden</mml:annotation></mml:math>") == "x<2");
    CHECK(plain_text("a<tex-math>\\documentclass{minimal}\\begin{document}x\\end{document}</tex-math>b") ==
          "ab");
    CHECK(plain_text("<tex-math>$x_1$</tex-math>") == "x_1");
    CHECK(plain_text("<mml:annotation>never closed") == "never closed");
}

TEST_CASE("the result is normalised", "[engine][markup]") {
    CHECK(plain_text("  a\n  b\t$x$\xFF ") == "a b x\xEF\xBF\xBD");
    CHECK(plain_text(std::string_view("a\0\x01{b}", 6)) == "a b");
    CHECK(plain_text("").empty());
    CHECK(plain_text("$$$$ {} $").size() < 10);
}

TEST_CASE("hostile markup is linear", "[engine][markup]") {
    constexpr std::size_t size = 1'000'000;
    for (const auto* piece : {"{",
                              "}",
                              "<",
                              "$",
                              "&",
                              "\\",
                              "~",
                              "`",
                              "'",
                              "^",
                              "{}",
                              "$$",
                              "\\(",
                              "\\[",
                              "\\$",
                              "\\\\$",
                              "$\\$",
                              "<!--",
                              "(cid:",
                              "(cid:173)",
                              "a(cid:173) ",
                              "a\u00AD ",
                              "<![CDATA[",
                              "<?xml",
                              "<b>",
                              "</b>",
                              "<b></",
                              "<p>",
                              "<a b=\"",
                              "<a b='",
                              "<a b=\"<a b='",
                              "<a href=x ",
                              "<jats:annotation>",
                              "<i><b><u>",
                              "&amp;",
                              "&#1",
                              "\\cite{",
                              "\\cite[",
                              "\\begin{array}",
                              "\\frac{",
                              "\\frac",
                              "\\sqrt{",
                              "\\emph{",
                              "{\\em ",
                              "\\'",
                              "\\'{",
                              "\\'{\\'",
                              "\\v ",
                              "x~",
                              "$x",
                              "$x^2$",
                              "``",
                              "\\u00",
                              "<title>",
                              "\x01",
                              "\xFF",
                              "{{a}",
                              "$_",
                              "\\textcolor{"}) {
        const auto text = repeated(piece, size);
        CAPTURE(piece);
        CHECK(plain_text(text).size() <= 3 * text.size());
    }
}

TEST_CASE("any mixture of markup gives normalised text", "[engine][markup]") {
    constexpr std::string_view pieces[] = {"$",
                                           "$$",
                                           "{",
                                           "}",
                                           "\\",
                                           "\\(",
                                           "\\)",
                                           "\\cite",
                                           "\\em ",
                                           "\\frac",
                                           "\\sqrt",
                                           "\\'",
                                           "\\v",
                                           "\\i",
                                           "\\circ",
                                           "^",
                                           "_",
                                           " ",
                                           "a",
                                           "Bc",
                                           "1",
                                           "~",
                                           "``",
                                           "''",
                                           "<b>",
                                           "</b>",
                                           "<p>",
                                           "<!--",
                                           "-->",
                                           "&lt;",
                                           "&amp;",
                                           "&#x41;",
                                           "<jats:title>",
                                           "</jats:title>",
                                           "Abstract",
                                           "\x01",
                                           "\xFF",
                                           "é",
                                           "\xCC\x81",
                                           ".",
                                           "\\begin",
                                           "{array}",
                                           "\\href",
                                           "[",
                                           "]",
                                           "\n",
                                           "=",
                                           "\\\\",
                                           "\\u00e9",
                                           "%"};
    std::mt19937 random(7);
    std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
    std::uniform_int_distribution<int> length(1, 40);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int left = length(random); left > 0; --left) text += pieces[piece(random)];
        const auto plain = plain_text(text);
        if (normalise(plain) == plain && plain.size() <= 3 * text.size()) continue;
        CAPTURE(text, plain);
        FAIL("not normalised, or too long");
    }
}
