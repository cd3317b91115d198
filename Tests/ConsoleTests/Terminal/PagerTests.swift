import Narration
import Testing

@testable import Console

@Suite("The pager")
struct PagerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let variable: String?
    let hasLess: Bool
    let command: String?
  }

  @Test(
    "is the one that PAGER names, or less",
    arguments: [
      Case(testDescription: "unset", variable: nil, hasLess: true, command: "less -FRX"),
      Case(testDescription: "unset, without less", variable: nil, hasLess: false, command: nil),
      Case(testDescription: "with arguments", variable: "more -s", hasLess: true, command: "more -s"),
      Case(testDescription: "empty", variable: "", hasLess: true, command: nil),
      Case(testDescription: "cat", variable: "cat", hasLess: true, command: nil),
    ])
  func choice(_ c: Case) {
    #expect(Pager(variable: c.variable) { $0 == "less" && c.hasLess }.command == c.command)
  }

  @Test(
    "counts wrapped lines as the screen shows them",
    arguments: [
      ("", 0), ("a", 1), ("a\n", 1), ("a\n\nb\n", 3), ("1234567890", 1), ("12345678901\nb", 3), ("日本日本日本", 2),
    ])
  func rows(text: String, rows: Int) {
    #expect(Pager.rows(of: StyledText(text), columns: 10) == rows)
  }
}
