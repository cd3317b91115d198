import Cluster
import Kubernetes
import Narration
import Observability

/// What `chart` draws.
enum ChartSubject: String, CaseIterable {
  case nodes, pending, cost, utilisation

  init?(named word: String) {
    switch word {
    case "nodes", "nós", "nos": self = .nodes
    case "pending", "pendentes", "pods": self = .pending
    case "cost", "custo": self = .cost
    case "utilisation", "utilization", "utilização", "utilizacao", "cpu": self = .utilisation
    default: return nil
    }
  }

  var title: ChartMessage {
    switch self {
    case .nodes: .nodes
    case .pending: .pending
    case .cost: .cost
    case .utilisation: .utilisation
    }
  }

  func value(of sample: ClusterSample) -> Double {
    switch self {
    case .nodes: Double(sample.nodes)
    case .pending: Double(sample.waitingPods)
    case .cost: sample.usdPerHour
    case .utilisation: sample.cpuPercent
    }
  }

  func shown(_ value: Double, _ formats: Formats) -> String {
    switch self {
    case .nodes, .pending: formats.decimal(value, places: 0)
    case .cost: formats.perHour(value)
    case .utilisation: formats.decimal(value, places: 0) + "%"
    }
  }
}

extension Command {
  static let chart = Command(
    "chart", aliases: ["gráfico", "grafico"], syntax: [.any(.words(ChartSubject.allCases.map(\.rawValue)))],
    flags: [Flag("from", .required(.text("HH:MM:SS"))), Flag("to", .required(.text("HH:MM:SS")))],
    help: .chart, examples: ["create deployment web --image=nginx", "run until idle", "chart nodes cost"]
  ) { session, given throws(CommandError) in
    var subjects: [ChartSubject] = []
    for word in given.words {
      guard let subject = ChartSubject(named: word.lowercased()) else {
        throw .say(
          .badFlagValue(flag: "chart", value: word, allowed: ChartSubject.allCases.map(\.rawValue)))
      }
      subjects.append(subject)
    }
    if subjects.isEmpty { subjects = ChartSubject.allCases }
    let from = try given.instant("from", otherwise: .start)
    let to = try given.instant("to", otherwise: session.world.now)
    guard from < to else { return .lines([ChartMessage.nothingPassed.told(in: session.language)]) }
    let samples = session.world.history.samples
    let formats = session.language.formats
    var lines: [StyledText] = []
    for subject in subjects {
      if !lines.isEmpty { lines.append("") }
      let chart = TimeChart(
        title: StyledText(subject.title.told(in: session.language).plain, style: .heading),
        points: samples.map { (time: $0.time, value: subject.value(of: $0)) }, from: from, to: to,
        shown: { subject.shown($0, formats) })
      lines += chart.lines(width: session.width)
    }
    return .lines(lines)
  }
}

extension Invocation {
  /// An instant of the virtual clock that a flag names.
  func instant(_ name: String, otherwise: VirtualTime) throws(CommandError) -> VirtualTime {
    guard let text = values[name]?.last else { return otherwise }
    let time = VirtualTime(clock: text.split(separator: ":").count == 2 ? text + ":00" : text)
    guard let time else { throw .say(.badDuration(text)) }
    return time
  }
}
