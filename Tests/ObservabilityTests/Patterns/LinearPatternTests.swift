import Testing

@testable import Observability

struct LinearPatternTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let pattern: String
    let text: String
    /// Every match; groups stand behind a slash.
    let matches: [String]

    var testDescription: String { "/\(pattern)/ in \(text)" }

    init(_ pattern: String, _ text: String, _ matches: String...) {
      self.pattern = pattern
      self.text = text
      self.matches = matches
    }
  }

  @Test(
    "it finds what a backtracking search would",
    arguments: [
      Case("a", "banana", "a", "a", "a"), Case("an+", "bannana", "ann", "an"), Case("x", "banana"),
      Case("^ba|na$", "banana", "ba", "na"),
      Case("(web|api)-([0-9]+)", "web-1 api-22", "web-1/web/1", "api-22/api/22"),
      Case("a|ab", "ab", "a"), Case("ab|a", "ab", "ab"), Case("a*?b", "aab", "aab"),
      Case("<.+?>", "<a><b>", "<a>", "<b>"),
      Case("<.+>", "<a><b>", "<a><b>"), Case("a{2,3}", "aaaaa", "aaa", "aa"),
      Case("a{2}", "aaaaa", "aa", "aa"),
      Case("a{x", "a{x", "a{x"), Case("[^a-c]+", "abcxyz", "xyz"), Case("[]a]+", "]a]", "]a]"),
      Case("[a-]+", "a-b", "a-"),
      Case("[[:digit:]]+", "a12", "12"), Case(#"\bno\b"#, "no nó node no", "no", "no"),
      Case(#"\d+\.\d"#, "v1.35 2x3", "1.3"),
      Case("x*", "axb", "", "x", "", ""), Case("(a)|(b)", "ba", "b/-/b", "a/a/-"),
      Case("é.", "ação é日", "é日"),
      Case("(a+)+$", "aaaa", "aaaa/aaaa"), Case("(?:ab)+", "ababa", "abab"), Case("", "ab", "", "", ""),
    ])
  func finds(_ c: Case) throws {
    let pattern = try #require(LinearPattern(c.pattern))
    let found = pattern.matches(in: c.text).map { match in
      match.groups.map { $0.map { String(c.text[$0]) } ?? "-" }.joined(separator: "/")
    }
    #expect(found == c.matches)
    #expect(pattern.isFound(in: c.text) == !c.matches.isEmpty)
  }

  @Test(
    "what is none is refused",
    arguments: ["(", ")", "[a", "*a", "a{3,2}", "a{9999}", #"(a)\1"#, "\\", "(?=a)", "[z-a]"])
  func refuses(_ text: String) { #expect(LinearPattern(text) == nil) }

  @Test("what would keep a backtracking search busy for ever is found at once")
  func takesLittleTime() throws {
    let text = String(repeating: "a", count: 5_000) + "b"
    for source in ["(a|aa)+$", "(a*)*c", "(a+)+$", "(.*)*x"] {
      #expect(try #require(LinearPattern(source)).isFound(in: text) == false)
    }
    #expect(
      LinearPattern(String(repeating: "(a{100}", count: 5) + String(repeating: "){100}", count: 5)) == nil)
  }

  @Test("case is passed over when asked, and a whole match is one")
  func options() throws {
    #expect(try #require(LinearPattern("Ação", ignoresCase: true)).isFound(in: "a AÇÃO"))
    #expect(try #require(LinearPattern("[a-c]+", ignoresCase: true)).matchesWhole("aBC"))
    #expect(try #require(LinearPattern("a|ab")).matchesWhole("ab"))
    #expect(try #require(LinearPattern("b")).matchesWhole("ab") == false)
    #expect(try #require(LinearPattern("a")).replacing(in: "banana", with: "o", limit: 2) == "bonona")
  }
}
