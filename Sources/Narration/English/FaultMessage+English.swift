import Cloud
import Cluster
import Kubernetes

extension FaultMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .refused(let refusal, let nearest):
      return StyledText(marked: Self.english(refusal) + Self.hint(refusal, nearest))
    case .badShare(let text):
      return StyledText(marked: "\"\(text)\" is no share: write `0.2` or `20%`")
    case .badWeather(let text):
      return StyledText(
        marked:
          "\"\(text)\" is no line of a weather file. Every line is `at 00:10:00 COMMAND`, with `spot …`, `ec2 …`, `zone …`, `ice …`, `ami …` or `sqs send …`"
      )
    case .badWeatherTime(let text):
      return StyledText(marked: "\"\(text)\" is no time: write `at 00:10:00`")
    case .badAMIFamily(let text, let families):
      return StyledText(
        marked: "\"\(text)\" is no family of images: use \(Self.format.any(families.map { "`\($0)`" }))")
    case .iceOffEndsAll:
      return StyledText(
        marked: "one shortage alone cannot be ended: `ice off` ends them all; give one its end with `for 5m`")
    case .badFor(let text):
      return StyledText(
        marked: "\"\(text)\" is not understood: what follows is `for` and a duration, as in `for 5m`")
    case .queue(let name, let isRead, let waiting):
      return "queue \(name, .name): \(Self.format.count(waiting, "message"))\(Self.reader(isRead: isRead))"
    case .emptyQueue(let name, let isRead):
      return "queue \(name, .name): empty\(Self.reader(isRead: isRead))"
    case .weatherAnnounced(let count, let first):
      return "\(Self.format.count(count, "event")) to come; the first at \(first.clock)"
    case .weatherEmpty: return "nothing is to come"
    case .noReservations: return "no capacity is reserved"
    case .noShortage: return "EC2 has everything, and Karpenter avoids nothing"
    case .shortageUntil(let end): return "\(end.map { "until \($0.clock)" } ?? "with no end set")"
    case .alsoAvoided(let count):
      return
        "and \(Self.format.count(count, "more offering", "more offerings")) that Karpenter does not ask for until 3m after the refusal"
    }
  }

  private static func reader(isRead: Bool) -> String {
    isRead ? "; Karpenter reads it" : "; nobody reads it (settings.interruptionQueue does not name it)"
  }

  private static func hint(_ refusal: CloudRefusal, _ nearest: [String]) -> String {
    guard !nearest.isEmpty else { return "" }
    let names = nearest.prefix(5).map { "`\($0)`" }
    switch refusal {
    case .noSuchNode, .noSuchZone, .noSuchType: return ". Did you mean \(format.any(names))?"
    case .notSpot, .noSpotMachine, .notKarpenters, .announced, .notRunning, .zoneIsDown, .zoneIsUp,
      .imageExists, .noImages, .notOf, .noNodeImages, .nodeImageExists,
      .nothingToEnd, .noSuchReservation:
      return ". These would do: \(format.any(names))"
    }
  }

  private static func english(_ refusal: CloudRefusal) -> String {
    switch refusal {
    case .noSuchNode(let node): "there is no node named \"\(node)\""
    case .notKarpenters(let node):
      "\(node) is no machine of Karpenter's, and only those can be touched in EC2 here"
    case .notSpot(let node, let type): "\(node) is \(type.rawValue): EC2 takes only spot machines back"
    case .noSpotMachine: "no spot machine is running"
    case .announced(let node, let end): "EC2 has said already that it takes \(node) back at \(end.clock)"
    case .notRunning(let node, let state): "the machine of \(node) is not running: \(state.rawValue)"
    case .noSuchZone(let zone): "there is no zone \"\(zone)\" in the region"
    case .zoneIsDown(let zone): "\(zone) is down already"
    case .zoneIsUp(let zone): "\(zone) is not down"
    case .noSuchType(let type): "EC2 has no type \"\(type)\" in this region"
    case .noSuchReservation(let id): "there is no capacity reservation \"\(id)\""
    case .imageExists(let family, let version): "image \(family.rawValue) \(version) exists already"
    case .noImages(let family): "AWS releases no \(family.rawValue) images for Kubernetes 1.35"
    case .nothingToEnd: "nothing of the kind is going on"
    case .notOf(let provider):
      "that is AWS's, and this cluster stands on \(provider.title). What works there: `spot interrupt`, `spot wave`, `ice`, `zone outage`, `ec2 stop|terminate|impair|throttle|slow-boot|never-join` and `image release`"
    case .noNodeImages(let family, let provider):
      "\(provider.title) has no images of a family \"\(family)\" here"
    case .nodeImageExists(let family, let version): "image \(family) \(version) exists already"
    }
  }
}
