import Kubernetes

/// How long a container's program runs and how it ends: read off annotations of its Pod and a few commands that
/// everybody knows. Any other program runs for ever, or as a Job's for half a minute.
public enum ContainerProgram {
  /// Annotations of a Pod: how long each run of its containers takes, and the code it ends with.
  public static let runsFor = "bancada/runs-for"
  public static let exitCode = "bancada/exit-code"
  /// How long the application takes to answer its probes.
  public static let startsIn = "bancada/starts-in"

  private static let usualJob = PodTimings.Exit(after: .seconds(30))

  /// How runs of the Pod's containers end, by the container's name.
  public static func exits(of pod: Pod) -> [String: PodTimings.Exit] {
    if let written = annotated(pod) {
      return Dictionary(pod.spec.containers.map { ($0.name, written) }) { first, _ in first }
    }
    let isJobs = pod.metadata.controller?.kind == Kind.job.name
    let exits = pod.spec.containers.compactMap { container -> (String, PodTimings.Exit)? in
      switch ending(of: container.command + container.args) {
      case .ends(let exit): (container.name, exit)
      case .runsForEver: nil
      case .unknown: isJobs ? (container.name, usualJob) : nil
      }
    }
    return Dictionary(exits) { first, _ in first }
  }

  private static func annotated(_ pod: Pod) -> PodTimings.Exit? {
    let annotations = pod.metadata.annotations
    let code = annotations[exitCode].flatMap { Int($0) }
    let duration = annotations[runsFor].flatMap { Duration(go: $0) }
    guard code != nil || duration != nil else { return nil }
    return PodTimings.Exit(after: duration ?? .seconds(1), exitCode: code ?? 0)
  }

  private enum Ending {
    case ends(PodTimings.Exit)
    case runsForEver
    case unknown
  }

  private static func ending(of words: [String]) -> Ending {
    guard let first = words.first else { return .unknown }
    let program = first.split(separator: "/").last.map(String.init) ?? first
    if ["sh", "bash", "ash"].contains(program), words.dropFirst().first?.hasSuffix("c") ?? false,
      words.count > 2
    {
      return ending(ofScript: words[2])
    }
    return ending(ofStatement: [program] + words.dropFirst(), after: .zero) ?? .unknown
  }

  /// `sleep 5; exit 1`, `date && echo done`: one statement after another.
  private static func ending(ofScript script: String) -> Ending {
    let separators = script.replacing("&&", with: ";").replacing("\n", with: ";")
    var elapsed = Duration.zero
    for text in separators.split(separator: ";") {
      let words = text.split(separator: " ").map(String.init)
      guard let name = words.first else { continue }
      switch name {
      case "while", "until", "for": return .runsForEver
      case "echo", "date", "true", "printf", ":": continue
      case "sleep":
        guard let time = duration(words.dropFirst().first) else { return .runsForEver }
        elapsed += time
      default: return ending(ofStatement: words, after: elapsed) ?? .unknown
      }
    }
    return .ends(PodTimings.Exit(after: elapsed))
  }

  private static func ending(ofStatement words: [String], after elapsed: Duration) -> Ending? {
    switch words.first {
    case "echo", "date", "true", "printf": return .ends(PodTimings.Exit(after: elapsed))
    case "false": return .ends(PodTimings.Exit(after: elapsed, exitCode: 1))
    case "exit":
      let code = words.dropFirst().first.flatMap { Int($0) } ?? 0
      return .ends(PodTimings.Exit(after: elapsed, exitCode: min(max(code, 0), 255)))
    case "sleep":
      guard let time = duration(words.dropFirst().first) else { return .runsForEver }
      return .ends(PodTimings.Exit(after: elapsed + time))
    default: return nil
    }
  }

  /// `30`, `5m`; nil for `infinity` and what is no time.
  private static func duration(_ text: String?) -> Duration? {
    guard let text else { return nil }
    if let seconds = Int(text) { return .seconds(min(max(seconds, 0), 366 * 86_400)) }
    return Duration(go: text)
  }
}
