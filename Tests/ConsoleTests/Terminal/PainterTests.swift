import Narration
import Testing

@testable import Console

@Suite("Painting")
struct PainterTests {
  private let colors = Painter(usesColor: true, isForTerminal: true)

  @Test func givesRolesColours() {
    let text: StyledText = "nó \("ip-10-0-1-7", .name) \("✗", .refusal)"
    #expect(colors.paint(text) == "nó \u{1B}[1mip-10-0-1-7\u{1B}[0m \u{1B}[31m✗\u{1B}[0m")
  }

  @Test func endsAColourAtEachLine() {
    #expect(
      colors.paint(StyledText("a\n\nb\n", style: .dim)) == "\u{1B}[2ma\u{1B}[0m\n\n\u{1B}[2mb\u{1B}[0m\n")
  }

  @Test func leavesTextAloneWithoutColour() {
    let painter = Painter(usesColor: false, isForTerminal: false)
    #expect(painter.paint("\("✗", .refusal) a\u{1B}[31mb") == "✗ a\u{1B}[31mb")
  }

  @Test("control characters of a manifest do not reach a terminal", arguments: [true, false])
  func showsControlCharacters(usesColor: Bool) {
    let painter = Painter(usesColor: usesColor, isForTerminal: true)
    #expect(painter.paint("a\u{1B}[2Jb\u{7}\u{9B}c\td\n") == "a␛[2Jb␇\u{FFFD}c\td\n")
  }

  @Test func marksTheEscapesOfAPrompt() {
    #expect(
      colors.prompt("\("00:00:00", .dim) \("▸ ", .command)")
        == "\u{1}\u{1B}[2m\u{1}00:00:00\u{1}\u{1B}[0m\u{1} \u{1}\u{1B}[36m\u{1}▸\u{1}\u{1B}[0m\u{1} ")
  }

  @Test func joinsNeighbouringEscapesOfAPrompt() {
    #expect(
      colors.prompt("\("00:00:00 ", .dim)\("▸ ", .command)")
        == "\u{1}\u{1B}[2m\u{1}00:00:00 \u{1}\u{1B}[0m\u{1B}[36m\u{1}▸\u{1}\u{1B}[0m\u{1} ")
  }

  @Test func anEmptyPromptIsASpace() {
    #expect(colors.prompt(StyledText("  ", style: .dim)) == " ")
  }
}

@Suite("--color")
struct ColorChoiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var choice = ColorChoice.auto
    var isTerminal = true
    var environment = ["TERM": "xterm-256color"]
    let paints: Bool
  }

  @Test(
    "paints on a terminal that can, unless told otherwise",
    arguments: [
      Case(testDescription: "a terminal", paints: true),
      Case(testDescription: "a file or pipe", isTerminal: false, paints: false),
      Case(testDescription: "NO_COLOR", environment: ["TERM": "xterm", "NO_COLOR": "1"], paints: false),
      Case(testDescription: "TERM=dumb", environment: ["TERM": "dumb"], paints: false),
      Case(testDescription: "no TERM", environment: [:], paints: false),
      Case(
        testDescription: "always", choice: .always, isTerminal: false, environment: ["NO_COLOR": "1"],
        paints: true),
      Case(testDescription: "never", choice: .never, paints: false),
    ])
  func paints(_ c: Case) {
    #expect(c.choice.paints(isTerminal: c.isTerminal) { c.environment[$0] } == c.paints)
  }
}
