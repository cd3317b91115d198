import Glibc
import Testing

/// A person who looks at a cluster while time runs.
@Suite("The dashboard", .serialized)
struct DashboardTests {
  private func open(_ commands: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(["--lang", "en"])
    try terminal.seePrompt()
    for command in commands { try terminal.enter(command) }
    try terminal.type("dashboard\r")
    try terminal.see("the keys at the bottom") { $0.lines.last?.contains("q leaves") == true }
    return terminal
  }

  private func expectPrompt(_ terminal: PseudoTerminal) throws {
    try terminal.see("the usual screen, with its cursor and a prompt") {
      !$0.isAlternate && $0.showsCursor && $0.lines.last?.hasSuffix("▸") == true
    }
    try terminal.type("echo back\r")
    try terminal.see("the answer") { $0.lines.contains("back") }
  }

  @Test func goesOnPausesStepsAndLeaves() throws {
    let terminal = try open("create deployment web --image=nginx --replicas=3")
    #expect(terminal.screen.isAlternate && !terminal.screen.showsCursor)
    try terminal.see("time that runs") { $0.lines.first.map { !$0.hasPrefix("00:00:00") } ?? false }
    try terminal.type(" ")
    try terminal.see("a pause") { $0.lines.first?.contains("paused") == true }
    try terminal.type("5")
    try terminal.see("the decisions alone") { $0.lines.count > 1 && $0.lines[1].contains("[5 decisions]") }
    try terminal.type("s")
    try terminal.type("q")
    try expectPrompt(terminal)
    try terminal.type("exit\r")
    #expect(terminal.end() == 0)
  }

  @Test("every way out leaves the terminal as it was", arguments: ["q", "\u{1B}", "\u{3}"])
  func leaves(key: String) throws {
    let terminal = try open()
    try terminal.type(key)
    try expectPrompt(terminal)
  }

  @Test func followsTheWindow() throws {
    let terminal = try open()
    terminal.resize(columns: 70, rows: 18)
    try terminal.see("the keys at the new bottom") { $0.lines.count == 18 && $0.lines[17].contains("space") }
    try terminal.type("q")
    try expectPrompt(terminal)
  }

  @Test(
    "a signal that ends the process gives the terminal back first", arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func ends(signal: Int32) throws {
    let terminal = try open()
    terminal.send(signal)
    #expect(terminal.end() == 128 + signal)
    #expect(!terminal.screen.isAlternate && terminal.screen.showsCursor)
    #expect(terminal.echoes)
  }

  @Test func outsideATerminalThereIsOneFrame() throws {
    let ending = try Program.run(["--lang", "en", "-c", "run 5s; dashboard"])
    #expect(ending.status == 0)
    #expect(ending.output.contains("us-east-1a") && !ending.output.contains("\u{1B}"))
    #expect(ending.remarks.contains("shown once"))
  }
}
