import Glibc
import Testing

/// A person at a terminal. One at a time: each waits for a process of its own.
@Suite("The shell at a terminal", .serialized)
struct ShellTests {
  @Test func takesAccentsWhateverTheLocale() throws {
    let terminal = try PseudoTerminal(environment: ["LANG": "C", "LC_ALL": ""])
    try terminal.seePrompt()
    try terminal.type("echo ação é 日本\r")
    try terminal.see("the answer") { $0.lines.contains("ação é 日本") }
  }

  @Test func editsWithinTheLine() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    // Two to the left, delete the ã before the o, Home, End.
    try terminal.type("echo mãos\u{1B}[D\u{1B}[D\u{7F}a\u{1B}[H\u{1B}[F!\r")
    try terminal.see("the answer") { $0.lines.contains("maos!") }
  }

  @Test func completesWhatTabFinds() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("get deploym\t")
    try terminal.see("get deployments")
  }

  @Test func listsWhatTabFinds() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    // The first goes on as far as all agree, the second shows them.
    try terminal.type("get no\t\t")
    try terminal.see("the listing, and the line again below it") { screen in
      screen.lines.contains { $0.hasPrefix("nodeclaims") } && screen.currentLine.hasSuffix("get node")
    }
  }

  @Test func controlCDropsTheLine() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("echo largado\u{3}")
    try terminal.see("a new prompt") { $0.lines.last?.hasSuffix("▸") == true && $0.lines.count > 1 }
    try terminal.type("echo seguinte\r")
    try terminal.see("the answer") { $0.lines.contains("seguinte") }
    #expect(!terminal.screen.lines.contains("largado"))
  }

  @Test func controlDLeaves() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func exitLeavesWithStatus0() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("nonsense\r")
    try terminal.see("✗")
    try terminal.type("exit\r")
    #expect(terminal.end() == 0)
  }

  @Test func goesOnAfterAMistake() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("gett pods\r")
    try terminal.see("✗")
    try terminal.seePrompt()
    try terminal.type("echo segue\r")
    try terminal.see("the answer") { $0.lines.contains("segue") }
  }

  @Test func asksForTheRestOfAHereDocument() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("cat <<EOF\r")
    try terminal.see("a continuation") { $0.currentLine == "…" }
    try terminal.type("primeira\rEOF\r")
    try terminal.see("the answer") { $0.lines.contains("primeira") }
  }

  @Test func pastesSeveralLinesAsOneText() throws {
    let terminal = try PseudoTerminal()
    try terminal.seePrompt()
    try terminal.type("\u{1B}[200~cat <<EOF\r\tcolada\rEOF\r\u{1B}[201~")
    try terminal.see("the pasted text, not run") { $0.currentLine == "EOF" }
    try terminal.type("\r")
    try terminal.see("the answer") { $0.lines.count { $0.hasSuffix("colada") } == 2 }
  }

  /// Lines typed ahead are the shell's: a pager would read them as its keys.
  @Test func opensNoPagerBeforeWhatWasTypedAhead() throws {
    let terminal = try PseudoTerminal(environment: ["PAGER": "cat > /dev/null; echo a pager"])
    try terminal.seePrompt()
    try terminal.type("get pods -A -o yaml\recho adiante\r")
    try terminal.see("the answer") { $0.lines.contains("adiante") }
    try terminal.seePrompt()
    #expect(!terminal.screen.lines.contains("a pager"))
    try terminal.enter("get pods -A -o yaml")
    #expect(terminal.screen.lines.contains("a pager"))
  }

  @Test func recallsWhatEarlierShellsWereTold() throws {
    let home = TemporaryFolder()
    let first = try PseudoTerminal(home: home)
    try first.seePrompt()
    try first.enter("echo lembrança")
    try first.type("\u{4}")
    #expect(first.end() == 0)

    let second = try PseudoTerminal(home: home)
    try second.seePrompt()
    try second.type("ec\u{1B}[A")
    try second.see("echo lembrança")
  }

  @Test("colours stay away when told to", arguments: [["NO_COLOR": "1"], [:]] as [[String: String]])
  func colours(environment: [String: String]) throws {
    let terminal = try PseudoTerminal(environment: environment)
    try terminal.seePrompt()
    try terminal.type("gett\r")
    try terminal.see("✗")
    try terminal.seePrompt()
    try terminal.type("\u{4}")
    #expect(terminal.end() == 0)
    let text = String(decoding: terminal.sent, as: UTF8.self)
    #expect(text.contains("\u{1B}[31m✗") == environment.isEmpty)
    #expect(text.contains("\u{1B}[0m") == environment.isEmpty)
  }

  @Test func promptsOnATerminalThatCannotMoveItsCursor() throws {
    let terminal = try PseudoTerminal(environment: ["TERM": "dumb"])
    try terminal.seePrompt()
    try terminal.type("echo simples\n")
    try terminal.see("the answer") { $0.lines.contains("simples") }
    try terminal.type("\u{4}")
    #expect(terminal.end() == 0)
    #expect(!terminal.sent.contains(0x1B))
  }
}
