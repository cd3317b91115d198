import Controllers
import Kubernetes

extension LoadMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .change(let change, let owner): return Self.english(change, owner)
    case .set(let load, let pods):
      let workers =
        pods == 0 ? "nobody to take it for now" : "\(Self.format.count(pods, "ready Pod")) to take it"
      return "\(load.target.name.name, .name): \(Self.text(load)); \(workers)"
    case .ended(let name): return "\(name, .name) is given nothing any more"
    case .none:
      return StyledText(
        marked: "no application is given anything to do: `load web 500rps`, `load worker queue=2000`")
    case .badLoad(let text):
      return StyledText(
        marked:
          "\"\(text)\" is not understood: write `load web 500rps`, `load web ramp 100rps..500rps over 10m`, `load web wave 100rps..500rps every 10m for 1h`, `load worker queue=2000 20/s` or `load web off`"
      )
    case .badRate(let text):
      return StyledText(
        marked: "\"\(text)\" is no rate: write `500rps` or `20/s`, up to a thousand million a second")
    case .badWave:
      return StyledText(
        marked:
          "a ramp or a wave takes from 15s to 7d: `over 10m`; a wave has a period of 1m or more besides: `every 10m`"
      )
    case .unknownProfile(let text):
      let known = WorkloadProfile.allCases.map { "`\($0.rawValue)`" }
      return StyledText(marked: "\"\(text)\" is no profile: use \(Self.format.any(known))")
    case .noSuchWorkload(let name, let namespace, let nearest):
      let hint = nearest.isEmpty ? "" : ". Did you mean \(Self.format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(
        marked:
          "there is no Deployment, StatefulSet or ReplicaSet \"\(name)\" in namespace \(namespace)\(hint)")
    case .nothingToEnd(let name, let loaded):
      let hint =
        loaded.isEmpty
        ? "" : ": \(Self.format.all(loaded.map { "`\($0)`" })) \(loaded.count == 1 ? "is" : "are")"
      return StyledText(marked: "\"\(name)\" is given no load\(hint)")
    }
  }

  private static func text(_ load: ApplicationLoad) -> String {
    let unit = load.queue == nil ? "requests/s" : "messages/s"
    let arriving: String =
      switch load.pattern {
      case .constant(let rate): "\(format.rate(rate)) \(unit)"
      case .ramp(let from, let to, let over):
        "from \(format.rate(from)) to \(format.rate(to)) \(unit) in \(over.brief)"
      case .wave(let low, let high, let period, let lasting):
        "between \(format.rate(low)) and \(format.rate(high)) \(unit), up and down every \(period.brief), for \(lasting.brief)"
      }
    guard let queue = load.queue else { return arriving }
    let waiting = format.count(queue.count(at: load.since), "message in the queue", "messages in the queue")
    return load.pattern == .constant(.zero) ? waiting : "\(waiting), and \(arriving) come"
  }

  private static func english(_ change: LoadChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .overloaded(let service):
      "\(owner) cannot keep up: \(format.rate(service.arriving)) req/s come and \(format.count(service.pods, "Pod serves", "Pods serve")) \(format.rate(service.served)) → \(service.errorPercent)% errors, latency \(service.latency) ms\(throttling(service))"
    case .keepsUp(let service):
      "\(owner) \("keeps up", .success): \(format.rate(service.arriving)) req/s on \(format.count(service.pods, "Pod")), latency \(service.latency) ms"
    case .unserved(let rate):
      "\(owner) has no ready Pod: \(format.rate(rate)) req/s come and \("nobody answers", .refusal)"
    case .queueEmptied: "\(owner): the queue is \("empty", .success)"
    }
  }

  private static func throttling(_ service: ServiceLevel) -> String {
    service.throttledPercent == 0
      ? "" : ", the tightest Pod lacks \(service.throttledPercent)% of the CPU it wants"
  }
}
