/// What the shell says when it opens: what this is, what is already there, what to type first.
public struct Greeting: Sendable {
  /// Bancada's own.
  public var version: String
  public var kubernetesVersion: String
  public var karpenterVersion: String
  public var region: String
  /// Nodes that are there already; none in an empty world.
  public var nodes: Int
  public var firstLesson: Lesson?

  public struct Lesson: Sendable {
    public var id: String
    public var minutes: Int

    public init(id: String, minutes: Int) {
      self.id = id
      self.minutes = minutes
    }
  }

  public init(
    version: String, kubernetesVersion: String, karpenterVersion: String, region: String, nodes: Int,
    firstLesson: Lesson? = nil
  ) {
    self.version = version
    self.kubernetesVersion = kubernetesVersion
    self.karpenterVersion = karpenterVersion
    self.region = region
    self.nodes = nodes
    self.firstLesson = firstLesson
  }

  public func lines(in language: Language, width: Int = 100) -> [StyledText] {
    let versions: StyledText =
      "\("Bancada \(version)", .heading) · Kubernetes \(kubernetesVersion) · Karpenter \(karpenterVersion) · \(region)"
    let paragraphs = [
      GreetingLine.nothingIsTouched, nodes > 0 ? .courseCluster(nodes: nodes) : .emptyCluster,
    ]
    let commands = TextTable(
      rows: suggestions.map { suggestion in
        [StyledText(suggestion.typed, style: .command), suggestion.told(in: language)]
      }, gap: 4)
    return
      ([versions + "   " + GreetingLine.otherLanguage.told(in: language)]
      + paragraphs.map { $0.told(in: language) }).flatMap { $0.wrapped(to: width) }
      + commands.lines(indent: 2, width: width)
  }

  private var suggestions: [GreetingSuggestion] {
    (firstLesson.map { [.startLesson(id: $0.id, minutes: $0.minutes), .lessons] } ?? [])
      + (nodes > 0 ? [.makePods, .step] : [.apply]) + [.help]
  }
}

enum GreetingLine: Message {
  case otherLanguage
  case nothingIsTouched
  case courseCluster(nodes: Int)
  case emptyCluster
}

enum GreetingSuggestion: Message {
  case startLesson(id: String, minutes: Int)
  case lessons
  case makePods
  case step
  case apply
  case help

  var typed: String {
    switch self {
    case .startLesson(let id, _): "lesson start \(id)"
    case .lessons: "lessons"
    case .makePods: "create deployment web --image=nginx --replicas=10"
    case .step: "step"
    case .apply: "apply -f FILE"
    case .help: "help"
    }
  }
}
