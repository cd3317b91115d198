import Cluster
import Kubernetes
import Narration

extension Command {
  static let expose = Command(
    "expose", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.port, .targetPort, .name, .type, .selector, .dryRun, .output], help: .expose,
    examples: ["create deployment web --image=nginx", "expose deployment web --port=80"]
  ) { session, given throws(CommandError) in
    var plain = given
    plain.values["selector"] = nil
    let target = try session.target(given.words, plain)
    let labels: Labels? =
      target.as(Deployment.self)?.selector.matchLabels ?? target.as(ReplicaSet.self)?.selector.matchLabels
      ?? target.as(Service.self)?.selector ?? target.as(Pod.self)?.metadata.labels
    guard let labels, !labels.isEmpty else { throw .upstream(UpstreamText.cannotExpose(target)) }
    let ports = target.podSpec?.containers.flatMap(\.ports).map(\.containerPort) ?? []
    guard let port = try given.integer(.port) ?? ports.first else { throw .upstream(UpstreamText.noPort) }
    guard (1...65535).contains(port) else { throw .say(.badNumber("\(port)", lowest: 1, highest: 65535)) }
    var service = Service()
    service.metadata = ObjectMeta(name: given[.name] ?? target.name, labels: target.metadata.labels)
    service.selector = labels
    if let text = given[.type] {
      guard let type = Service.ServiceType(rawValue: text) else {
        throw .say(
          .badFlagValue(flag: "--type", value: text, allowed: Service.ServiceType.allCases.map(\.rawValue)))
      }
      service.type = type
    }
    var exposed = Service.Port()
    exposed.port = port
    exposed.targetPort = given[.targetPort].map(IntOrString.init(typed:)) ?? .int(ports.first ?? port)
    service.ports = [exposed]
    let object = service
    return try session.create(object, given).replacingVerb("created", with: "exposed")
  }
}

extension CommandOutput {
  /// kubectl's line of what it created, with the word for it that a command has of its own.
  func replacingVerb(_ verb: String, with other: String) -> CommandOutput {
    var copy = self
    copy.pieces = pieces.map { piece in
      var piece = piece
      let text = piece.text.plain
      if text.hasSuffix(" \(verb)\n") {
        piece.text = StyledText(text.dropLast(verb.count + 1) + other + "\n")
      }
      return piece
    }
    return copy
  }
}
