import Cluster
import Commands
import Console
import Course
import Kubernetes
import Narration

/// A session as the console sees it, written down as it goes.
struct ClusterShell: Shell {
  private var session: Session
  private var keeper = ProgressKeeper()
  /// Said below the greeting.
  private var notices: [any Message] = []
  private let stream: StandardStream
  private let progress: ProgressLine
  /// Nil where nothing can be written.
  private let journal: SessionJournal?
  private var writer: ScriptWriter
  /// How much of the session's history is written down.
  private var written = 0
  /// What is said before the first prompt, instead of the greeting.
  private let opening: StyledText?
  /// The lesson that the course begins with.
  private let firstLesson: Greeting.Lesson?

  /// - Parameter isResumed: whether the journal holds the session's history already.
  init(
    _ session: Session, on stream: StandardStream, journal: SessionJournal?, isResumed: Bool = false,
    opening: StyledText? = nil, firstLesson: Greeting.Lesson? = nil
  ) {
    self.session = session
    self.stream = stream
    self.journal = journal
    self.opening = opening
    self.firstLesson = firstLesson
    progress = ProgressLine(stream: stream)
    writer = ScriptWriter(language: session.language)
    for item in session.history { writer.add(item) }
    written = session.history.count
    if !isResumed {
      notices += [journal.map { $0.append(writer.text) } ?? .notWrittenDown].compactMap(\.self)
    }
    guard let opened = keeper?.open() else { return }
    self.session.progress = opened.progress
    notices += [opened.message, opened.progress.underWay.map { .next(nil, open: $0) }].compactMap(\.self)
  }

  var language: Language { session.language }
  var pager: String? { session.preferences["pager"] }

  var greeting: StyledText {
    if let opening { return opening }
    let greeting = Greeting(
      version: Version.bancada, kubernetesVersion: Version.kubernetes, karpenterVersion: Version.karpenter,
      region: "us-east-1", nodes: session.world.objects.nodes.count, firstLesson: firstLesson)
    let lines = greeting.lines(in: language, width: Terminal.window.columns)
    return (lines + notices.map { $0.told(in: language) }).joinedAsLines
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
    session.person = TerminalPerson(
      stream: stream, progress: progress, language: session.language, editor: session.preferences["editor"])
    progress.begin()
    let before = session.world.now
    let output = session.execute(text)
    progress.clear()
    let complaints: [(any Message)?] = [writeDown(), keeper?.keep(session.progress)]
    let notice = complaints.compactMap(\.self).map { $0.told(in: language) + "\n" }.joined
    // While time runs, people type ahead: a pager would take that for its own.
    return Answer(
      output.text(width: width) + notice, leaves: output.wantsExit, clears: output.clearsScreen,
      pages: session.world.now <= before)
  }

  /// Notes what the last line came to.
  ///
  /// - Returns: what is to be said when that fails.
  private mutating func writeDown() -> SessionMessage? {
    guard let journal else { return nil }
    let history = session.history
    var complaint: SessionMessage?
    if history.count < written {
      // `session load` has put another history in the place of this one.
      writer = ScriptWriter(language: session.language)
      written = 0
      complaint = journal.restart(with: writer.text)
    }
    for item in history.dropFirst(written) {
      writer.add(item)
      complaint = journal.append(writer.lastAddition) ?? complaint
    }
    written = history.count
    return complaint
  }

  func suggestions(for line: String, at cursor: Int) -> Suggestions {
    let found = session.complete(line, at: cursor)
    return Suggestions(
      start: found.start,
      items: found.items.map { Suggestions.Item($0.text, description: $0.description, endsWord: $0.endsWord) }
    )
  }
}
