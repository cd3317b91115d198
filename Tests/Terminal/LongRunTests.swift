import FoundationEssentials
import Glibc
import Testing

/// What a person may do to a session besides typing commands: interrupt it, lose it, go on with it.
@Suite("A session at a terminal", .serialized)
struct LongRunTests {
  private func terminal(
    _ arguments: [String] = [], home: TemporaryFolder = TemporaryFolder(),
    _ environment: [String: String] = [:],
    columns: Int = 100
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["--lang", "en"] + arguments, environment: environment, home: home, columns: columns)
    try terminal.seePrompt()
    return terminal
  }

  @Test func controlCEndsALongRunWhereItIs() throws {
    let terminal = try terminal()
    try terminal.enter("create deployment web --image=nginx --replicas=300")
    try terminal.enter("set resources deploy/web --requests=cpu=1")
    try terminal.type("run 8000h\r")
    try terminal.see("Ctrl-C")
    try terminal.type("\u{3}")
    try terminal.see("Interrupted at")
    try terminal.seePrompt()
    try terminal.type("echo goes on\r")
    try terminal.see("the answer") { $0.lines.contains("goes on") }
  }

  @Test func aKilledSessionIsResumedWhereItWas() throws {
    let home = TemporaryFolder()
    try "kind: ConfigMap\napiVersion: v1\nmetadata: {name: lido}\n".write(
      toFile: home.path + "/lido.yaml", atomically: false, encoding: .utf8)
    let first = try terminal(home: home)
    for line in [
      "create deployment web --image=nginx --replicas=3", "run until idle", "gett pods",
      "apply -f \(home.path)/lido.yaml", "save before", "scale deploy/web --replicas=5", "undo",
    ] {
      try first.enter(line)
    }
    try first.see("Undone")
    first.crash()
    unlink(home.path + "/lido.yaml")

    let second = try terminal(["--resume"], home: home)
    // The file that was read came to be a command, too.
    try second.see("Session resumed: 8 commands")
    try second.type("get configmap lido -o name; get deploy web --no-headers; worlds\r")
    try second.see("configmap/lido")
    try second.see("3/3")
    try second.see("◇ before")
    // It goes on in the same journal.
    try second.seePrompt()
    try second.type("scale deploy/web --replicas=4\r")
    try second.see("scaled")
    try second.seePrompt()
    second.crash()
    let third = try terminal(["--resume"], home: home)
    try third.type("get deploy web -o jsonpath='{.spec.replicas}{\"!\"}'\r")
    try third.see("4!")
  }

  /// No file may grow beyond a kibibyte, as if the disk were full.
  @Test func onAFullDiskTheSessionGoesOnAndSaysSo() throws {
    let home = TemporaryFolder()
    let script = "trap '' XFSZ; ulimit -f 1; exec \(Program.path) --lang en"
    let terminal = try PseudoTerminal(["-c", script], home: home, program: "/bin/bash")
    try terminal.seePrompt()
    try terminal.enter("create configmap early --from-literal=a=b")
    try terminal.enter("create configmap large --from-literal=text=\(String(repeating: "x", count: 1500))")
    try terminal.see("cannot be written down")
    try terminal.enter("echo goes on")
    try terminal.see("the answer") { $0.lines.contains("goes on") }
    terminal.crash()
    let again = try self.terminal(["--resume"], home: home)
    try again.see("Session resumed: 1 command")
  }

  @Test("without a home that can be written to, the session goes on and says so", arguments: ["en", "pt-BR"])
  func readOnlyHome(language: String) throws {
    let terminal = try PseudoTerminal(["--lang", language], environment: ["HOME": "/dev/null"])
    try terminal.see(language == "en" ? "cannot be written down" : "Não foi possível anotar")
    try terminal.seePrompt()
    try terminal.type("echo segue\r")
    try terminal.see("the answer") { $0.lines.contains("segue") }
  }

  @Test func nothingToResumeIsSaid() throws {
    let terminal = try terminal(["--resume"])
    try terminal.see("no earlier session")
  }

  @Test func twoHundredPastedLinesRunAsOneText() throws {
    let terminal = try terminal()
    let lines = (1...200).map { "echo line \($0)" }.joined(separator: "\r")
    try terminal.type("\u{1B}[200~\(lines)\u{1B}[201~")
    try terminal.type("\r")
    try terminal.see("the last answer") { $0.lines.contains("line 200") }
    try terminal.seePrompt()
    try terminal.type("history | wc -l\r")
    try terminal.see("the count") { $0.lines.contains("200") }
  }

  @Test func aNarrowerWindowNarrowsWhatIsSaid() throws {
    let terminal = try terminal()
    terminal.resize(columns: 60, rows: 20)
    try terminal.type("help time\r")
    try terminal.see("a line") { $0.lines.contains { $0.contains("virtual") } }
    try terminal.seePrompt()
    try terminal.type("help\r")
    try terminal.see("the list") { screen in screen.lines.contains { $0.contains("help keys") } }
    #expect(terminal.screen.lines.allSatisfy { $0.count <= 60 })
  }

  @Test func theEditorChangesAnObject() throws {
    let home = TemporaryFolder()
    let editor = home.path + "/editor.sh"
    try "#!/bin/sh\nsed -i 's/replicas: 2/replicas: 6/' \"$1\"\n".write(
      toFile: editor, atomically: false, encoding: .utf8)
    chmod(editor, 0o755)
    let terminal = try terminal(home: home, ["EDITOR": editor])
    try terminal.type("create deployment web --image=nginx --replicas=2\r")
    try terminal.seePrompt()
    try terminal.type("kubectl edit deploy web\r")
    try terminal.see("deployment.apps/web edited")
    try terminal.seePrompt()
    try terminal.type("get deploy web -o jsonpath='{.spec.replicas}!'\r")
    try terminal.see("6!")
  }

  @Test func aStepFarAheadIsAskedFor() throws {
    let terminal = try terminal()
    try terminal.type("create deployment web --image=nginx; run until idle\r")
    try terminal.see("nobody has anything to do")
    try terminal.seePrompt()
    try terminal.type("step\r")
    try terminal.see("[y/N]")
    try terminal.type("n\r")
    try terminal.seePrompt()
    try terminal.type("clock\r")
    try terminal.see("Next to act")
    #expect(!terminal.screen.lines.contains { $0.hasPrefix("720:") })
  }

  @Test func theLastCommandIsCalledByTwoMarks() throws {
    let terminal = try terminal()
    try terminal.type("echo um\r")
    try terminal.see("the answer") { $0.lines.contains("um") }
    try terminal.seePrompt()
    try terminal.type("!! dois\r")
    try terminal.see("the answer") { $0.lines.contains("um dois") }
    try terminal.seePrompt()
    try terminal.type("!nada\r")
    try terminal.see("No earlier command")
  }

  @Test func settingsAreRead() throws {
    let home = TemporaryFolder()
    let folder = home.path + "/.config/bancada"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "# meus ajustes\npod-startup = 9s\nnonsense = 1\n".write(
      toFile: folder + "/config", atomically: false, encoding: .utf8)
    let terminal = try terminal(home: home)
    try terminal.see("config:3")
    try terminal.type("option pod-startup\r")
    try terminal.see("pod-startup = 9s")
  }

  @Test func clearingLeavesThePromptAlone() throws {
    let terminal = try terminal()
    try terminal.type("clear\r")
    try terminal.see("an empty screen") { $0.lines.count == 1 && $0.currentLine.hasSuffix("▸") }
  }
}
