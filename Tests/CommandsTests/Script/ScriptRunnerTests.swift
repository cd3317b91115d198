import Cluster
import Commands
import Narration
import Testing

struct ScriptRunnerTests {
  private func run(_ script: String, keepsGoing: Bool = false) -> (ScriptRunner, String) {
    var options = ScriptRunner.Options()
    options.keepsGoing = keepsGoing
    var runner = ScriptRunner(Session(world: .small, language: .english), options: options)
    let said = runner.transcript(script, name: "test.bancada").plain
    return (runner, said)
  }

  @Test func stopsAtTheFirstCommandThatFails() {
    let (runner, said) = run("#: bancada 1\necho one\n\naply x\necho two\n")
    #expect(runner.failures.map(\.line) == [4])
    #expect(runner.status == .failed)
    #expect(said.contains("one") && !said.contains("two"))
    #expect(said.contains("test.bancada:4"))
  }

  @Test func goesOnWhenAskedTo() {
    let (runner, said) = run("aply x\necho two\naply y\n", keepsGoing: true)
    #expect(runner.failures.map(\.line) == [1, 3])
    #expect(runner.status == .failed)
    #expect(said.contains("two"))
  }

  @Test func takesAFailureThatIsMarked() {
    let (runner, said) = run("aply x  #: fails\necho two\n")
    #expect(runner.failures.isEmpty)
    #expect(runner.status == .done)
    #expect(said.contains("two"))
  }

  @Test func complainsWhenAMarkedCommandSucceeds() {
    let (runner, _) = run("echo one  #: fails\necho two\n")
    #expect(runner.failures.map(\.wasExpectedToFail) == [true])
    #expect(runner.status == .failed)
  }

  @Test func readsTheHeaderAndRefusesAnotherVersion() {
    let header = ScriptHeader(
      "#: bancada 1\n# a comment\n#: lesson d5\n#: hint a.b.1\n#: hint a.c.2\necho x\n#: seed 3\n")
    #expect(header["lesson"] == "d5")
    #expect(header.all("hint") == ["a.b.1", "a.c.2"])
    #expect(header["seed"] == nil)
    #expect(run("#: bancada 2\necho one\n").0.status == .usage)
  }

  @Test("what Windows adds to a text is no part of it")
  func windowsTexts() {
    let script = "#: bancada 1\n#: lesson d5\necho one\ncat <<EOF\ntwo\nEOF\n"
    let (_, said) = run(script)
    for variant in [script.replacing("\n", with: "\r\n"), "\u{FEFF}" + script] {
      #expect(ScriptHeader(variant).entries == ScriptHeader(script).entries)
      #expect(run(variant).1 == said)
    }
  }

  @Test func aHeaderThatWillNotDoIsShownCut() {
    let (_, said) = run("#: bancada \(String(repeating: "9", count: 400))\n")
    #expect(said.count < 150)
  }

  @Test func saysWhereAScriptCannotBeRead() {
    let (runner, said) = run("echo one\necho 'two\n")
    #expect(runner.status == .failed)
    #expect(said.contains("test.bancada:2:6"))
  }
}
