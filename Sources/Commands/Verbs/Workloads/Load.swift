import Cluster
import Controllers
import Kubernetes
import Manifests
import Narration

extension Command {
  static let load = Command(
    "load",
    syntax: [
      .optional(.objects(.deployment)),
      .any(.text("RATE|ramp A..B over T|wave A..B every T for T|queue=N|off")),
    ],
    flags: [.namespace], help: .load, note: .load,
    examples: [
      "create deployment web --image=nginx --replicas=3", "run until idle", "load web 500rps", "load",
      "load web ramp 100rps..500rps over 10m profile=cpu-bound", "load web off",
    ]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else { return session.loadTable() }
    let words = Array(given.words.dropFirst())
    if words == ["off"] { return try session.endLoad(of: name, given) }
    let target = try session.workload(named: name, given)
    var reader = LoadWords(words, at: session.world.now)
    let load = try reader.read(for: target)
    try session.change(given) { (world: inout World) throws(CommandError) in
      world.setLoad(load, of: target.name)
    }
    let pods = session.world.serviceLevel(of: target.name)?.pods ?? 0
    return .lines([LoadMessage.set(load, pods: pods).told(in: session.language)])
  }
}

extension Session {
  /// A workload that has replicas: `web`, `deploy/web`, `sts/db`.
  fileprivate func workload(named text: String, _ given: Invocation) throws(CommandError) -> ObjectReference {
    let namespace = given[.namespace] ?? namespace
    if text.contains("/") {
      let target = try target([text], given)
      guard Self.loadedKinds.contains(target.kind) else {
        throw .say(LoadMessage.noSuchWorkload(text, namespace: namespace, nearest: []))
      }
      return target.reference
    }
    for kind in Self.loadedKinds {
      if let object = object(.init(kind: kind, name: text), in: namespace) { return object.reference }
    }
    let known = Self.loadedKinds.prefix(2).flatMap { world.objects(of: $0) }
      .filter { $0.metadata.namespace == namespace }.map(\.name)
    let nearest = Spelling.nearest(to: text, among: known)
    throw .say(
      LoadMessage.noSuchWorkload(text, namespace: namespace, nearest: nearest.isEmpty ? known : nearest))
  }

  private static let loadedKinds: [Kind] = [.deployment, .statefulSet, .replicaSet]

  fileprivate mutating func endLoad(of text: String, _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    let short = text.split(separator: "/").last.map(String.init) ?? text
    let name = NamespacedName(namespace: given[.namespace] ?? namespace, name: short)
    guard world.loads[name] != nil else {
      throw .say(LoadMessage.nothingToEnd(name: short, loaded: world.loads.keys.map(\.name)))
    }
    try change(given) { (world: inout World) throws(CommandError) in world.setLoad(nil, of: name) }
    return .lines([LoadMessage.ended(name: short).told(in: language)])
  }

  fileprivate func loadTable() -> CommandOutput {
    guard world.loads.first != nil else { return .lines([LoadMessage.none.told(in: language)]) }
    let header = [
      "NAME", "ARRIVING", "PODS", "SERVED", "CAPACITY", "LATENCY", "ERRORS", "THROTTLED", "QUEUE",
    ]
    let rows = world.loads.keys.compactMap { name -> [StyledText]? in
      guard let load = world.loads[name], let service = world.serviceLevel(of: name) else { return nil }
      return row(load, service)
    }
    return CommandOutput(
      TextTable(header: header.map { StyledText($0, style: .heading) }, rows: rows).text)
  }

  private func row(_ load: ApplicationLoad, _ service: ServiceLevel) -> [StyledText] {
    let name = StyledText(load.target.name.name, style: .name)
    let throttled = StyledText(
      "\(service.throttledPercent)%", style: service.throttledPercent > 0 ? .warning : .plain)
    if let queue = load.queue {
      return [
        name, "\(service.arriving)/s", "\(service.pods)", "\(service.served)/s", "\(service.capacity)/s", "-",
        "-",
        throttled, "\(queue.count(at: world.now))",
      ]
    }
    let errors = StyledText("\(service.errorPercent)%", style: service.isOverloaded ? .refusal : .plain)
    return [
      name, "\(service.arriving)rps", "\(service.pods)", "\(service.served)rps", "\(service.capacity)rps",
      service.pods == 0 ? "-" : "\(service.latency)ms", errors, throttled, "-",
    ]
  }
}
