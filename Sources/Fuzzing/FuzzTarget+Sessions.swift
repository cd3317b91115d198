import Cluster
import Commands
import Kubernetes
import Observability

/// What is typed, and what commands are given to read.
extension FuzzTarget {
  /// A cluster in which there is something of most kinds to ask for.
  private static let world: World = {
    var session = Session(world: .course())
    _ = session.execute(
      """
      create deployment web --image=nginx --replicas=3
      set resources deploy/web --requests=cpu=500m,memory=512Mi
      create configmap notes --from-literal=a=b
      expose deployment web --port=80
      create poddisruptionbudget web --selector=app=web --min-available=1
      run 3m
      """)
    return session.world
  }()

  /// As much as an input may use up: enough for a few minutes of a small cluster.
  private static var allowance: Allowance {
    var allowance = Allowance()
    allowance.commands = 30
    allowance.decisions = 400
    allowance.objects = 400
    allowance.virtualTime = .seconds(86_400)
    allowance.outputBytes = 1 << 20
    return allowance
  }

  private func session(files: FilesInMemory = FilesInMemory()) -> Session {
    var session = Session(world: Self.world, files: files)
    session.meter = UsageMeter(Self.allowance)
    return session
  }

  func takeCommands(_ text: String) {
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    var runner = ScriptRunner(session(), options: options)
    runner.run(text, name: "fuzz") { _ in }
  }

  /// The cursor stands where the text has its first `¦`, else at the end.
  func takeUnfinishedLine(_ text: String) {
    let cursor = text.firstIndex(of: "¦").map { text.utf8.distance(from: text.startIndex, to: $0) }
    _ = session().complete(text, at: cursor ?? text.utf8.count)
    _ = ShellParser.isIncomplete(text)
  }

  /// What a crash left of a journal is taken up again, and written down once more.
  func takeJournal(_ bytes: [UInt8]) {
    let whole = TornScript.wholeBytes(of: bytes)
    let text = String(decoding: bytes.prefix(whole), as: UTF8.self)
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    var runner = ScriptRunner(session(), options: options)
    runner.run(text, name: "journal") { _ in }
    var again = ScriptRunner(session(), options: options)
    again.run(runner.session.script, name: "journal") { _ in }
  }

  /// A type of patch in the first line (`json`, `merge`, `strategic`), and the patch.
  func takePatch(_ text: String) {
    let type = text.prefix { $0 != "\n" }
    let patch = String(text.dropFirst(type.count + 1)).quotedForShell
    var session = session()
    _ = session.execute("kubectl patch deployment web --type=\(type.filter(\.isLetter)) -p \(patch)")
  }

  /// A filter with its arguments in the first line, and what it is given to read.
  func takeFilter(_ text: String) {
    let line = String(text.prefix { $0 != "\n" })
    var session = session()
    _ = session.execute(line, input: String(text.dropFirst(line.count + 1)))
  }

  func takeTemplate(_ text: String) {
    var session = session()
    let template = text.quotedForShell
    for format in ["jsonpath", "go-template", "custom-columns"] {
      _ = session.execute("kubectl get pods -o \(format)=\(template)")
    }
    _ = session.execute("kubectl get pods --sort-by=\(template)")
  }

  func takeQuery(_ text: String) {
    guard let query = try? PromQLQuery(text) else { return }
    _ = try? query.answer(in: Self.world)
    _ = query.newbornCounters(in: Self.world)
  }
}
