import Cluster
import Commands
import Console
import Course
import Kubernetes
import Narration

/// A session as the console sees it.
struct ClusterShell: Shell {
  private var session: Session
  private var keeper = ProgressKeeper()
  /// Said below the greeting.
  private var notices: [any Message] = []

  init(_ session: Session) {
    self.session = session
    guard let opened = keeper?.open() else { return }
    self.session.progress = opened.progress
    notices = [opened.message, opened.progress.underWay.map { .next(nil, open: $0) }].compactMap(\.self)
  }

  var language: Language { session.language }

  var greeting: StyledText {
    let greeting = Greeting(
      version: Version.bancada, kubernetesVersion: Version.kubernetes, karpenterVersion: Version.karpenter,
      region: "us-east-1", nodes: session.world.objects.nodes.count)
    let lines = greeting.lines(in: language, width: Terminal.window.columns)
    return (lines + notices.map { $0.told(in: language) }).reduce(StyledText()) { $0 + $1 + "\n" }
  }

  /// The mark stands out from where and when.
  var prompt: StyledText {
    let text = session.prompt
    guard let mark = text.lastIndex(of: "▸") else { return StyledText(text) }
    return StyledText(String(text[..<mark]), style: .dim) + StyledText(String(text[mark...]), style: .command)
  }

  func needsMore(_ text: String) -> Bool { ShellParser.isIncomplete(text) }

  mutating func answer(_ text: String, width: Int) -> Answer {
    session.width = width
    let output = session.execute(text)
    let complaint = keeper?.keep(session.progress)
    let notice = complaint.map { $0.told(in: language) + "\n" } ?? StyledText()
    return Answer(output.text + notice, leaves: output.wantsExit)
  }

  func suggestions(for line: String, at cursor: Int) -> Suggestions {
    let found = session.complete(line, at: cursor)
    return Suggestions(
      start: found.start,
      items: found.items.map { Suggestions.Item($0.text, description: $0.description, endsWord: $0.endsWord) }
    )
  }
}
