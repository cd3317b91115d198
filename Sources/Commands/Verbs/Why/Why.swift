import Cluster
import Kubernetes
import Manifests
import Narration
import Scheduling

extension Command {
  static let why = Command(
    "why",
    syntax: [
      .any(.text("not disrupt NODE|not nodepool NAME for|not type NAME for|not node NAME for")),
      .any(.resources),
      .any(.text("[not] on node NODE")),
      .any(.text("price NODE|event REASON|deletion of KIND/NAME")),
    ],
    flags: [.namespace, .selector, .with], help: .why,
    examples: [
      "create deployment web --image=nginx", "run until idle", "why deployment web",
      "run one --image=nginx", "step scheduler", "why pod one --with scheduler-empacotar.yaml",
    ],
    suggests: { $0.whySuggestions($1) }
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty || given[.selector] != nil, given.words != ["not"] else {
      throw session.asksWhat(given.words)
    }
    if let (nodePool, rest) = Session.roadNotTaken(given.words) {
      return try session.why(notNodePool: nodePool, for: rest, given)
    }
    if let (type, rest) = session.typeNotTaken(given.words) {
      return try session.why(notType: type, for: rest, given)
    }
    if let node = Session.nodeNotDisrupted(given.words) {
      return node.isEmpty ? session.whyNothingDisrupted : try session.whyNotDisrupted(node)
    }
    if let (node, rest) = Session.nodeNotTaken(given.words) {
      return try session.why(notNode: node, for: rest, given)
    }
    if let answer = try session.whyPrice(given.words) { return answer }
    if let answer = try session.whyEvent(given.words, given) { return answer }
    var words = session.withoutDeletion(given.words)
    if words.first == "not" {
      words.removeFirst()
      if let placed = session.placedPod(words, given) { return placed }
    }
    if words.count == 2, words[1].hasPrefix("\(words[0])/") { words.removeFirst() }
    guard let first = words.first else {
      throw .say(.missingArgument("KIND NAME", syntax: given.command.usage))
    }
    if let place = words.firstIndex(of: "on"), place > 0 {
      return try session.why(words[..<place].filter { $0 != "not" }, on: Array(words[(place + 1)...]), given)
    }
    if let path = given[.with] { return try session.why(words, with: path, given) }
    if first.hasPrefix("#"), let number = Int(first.dropFirst()) {
      return try session.why(decision: DecisionID(number))
    }
    if given[.selector] != nil {
      let objects = try session.targets(words, given)
      let pods = objects.compactMap { $0.as(Pod.self) }
      guard pods.isEmpty, let object = objects.first else { return session.why(oneOf: pods.pendingFirst) }
      return session.why(object.reference)
    }
    if let reference = session.remembered(words, given) { return session.why(reference) }
    if words.count == 1, !first.contains("/"), Kinds.named(first) == nil {
      guard let reference = session.anything(named: first, given) else {
        throw session.notFound(.init(kind: .pod, name: first), in: given[.namespace] ?? session.namespace)
      }
      return session.why(reference)
    }
    if let pods = session.podsMeant(by: words, given) { return session.why(oneOf: pods) }
    let target = try session.target(words, given)
    return session.why(target.reference)
  }
}

extension [Pod] {
  /// Those that wait before those that do not, else as they are.
  fileprivate var pendingFirst: [Pod] {
    filter { $0.status.phase == .pending } + filter { $0.status.phase != .pending }
  }
}

extension Session {
  /// An object of a name, of the kinds that one asks `why` of, the likeliest first.
  fileprivate func anything(named name: String, _ given: Invocation) -> ObjectReference? {
    let kinds: [Kind] = [
      .pod, .node, .nodeClaim, .nodePool, .deployment, .statefulSet, .daemonSet, .job, .cronJob,
      .horizontalPodAutoscaler, .scaledObject, .verticalPodAutoscaler, .persistentVolumeClaim,
      .persistentVolume, .service, .ec2NodeClass, .aksNodeClass, .ociNodeClass, .podDisruptionBudget,
    ]
    for kind in kinds {
      let place = ResourceSelection.ObjectName(kind: kind, name: name)
      if let object = object(place, in: given[.namespace] ?? namespace) { return object.reference }
    }
    return nil
  }

  /// What is gone by now, and the log still tells of.
  fileprivate func remembered(_ words: [String], _ given: Invocation) -> ObjectReference? {
    let parts = words.flatMap { $0.split(separator: "/") }.map(String.init)
    guard let name = parts.last, parts.count <= 2 else { return nil }
    let kinds =
      parts.count == 2 ? [Kinds.named(parts[0])?.kind].compactMap(\.self) : [.pod, .node, .nodeClaim]
    let references = kinds.map { kind in
      ObjectReference(
        kind: kind,
        name: NamespacedName(
          namespace: kind.isNamespaced ? given[.namespace] ?? namespace : "", name: name))
    }
    guard references.allSatisfy({ world.object($0) == nil }) else { return nil }
    return references.first { reference in
      world.decisions.all.contains { $0.decision.concerns(reference) }
    }
  }

  /// `why pod` means those that are Pending, and a name that no Pod has those of that workload: Pending first.
  ///
  /// - Returns: nil when the words name something else.
  func podsMeant(by words: [String], _ given: Invocation) -> [Pod]? {
    let parts = words.flatMap { $0.split(separator: "/") }.map(String.init)
    guard let kind = parts.first, Kinds.named(kind)?.kind == .pod, parts.count <= 2 else { return nil }
    let all = world.objects.all(Pod.self, in: given[.namespace] ?? namespace)
    guard parts.count == 2 else { return all.filter { $0.status.phase == .pending } }
    guard !all.contains(where: { $0.metadata.name == parts[1] }) else { return nil }
    let meant = all.filter { $0.metadata.name.hasPrefix(parts[1] + "-") }
    return meant.isEmpty ? nil : meant.pendingFirst
  }

  fileprivate func why(oneOf pods: [Pod]) -> CommandOutput {
    guard let first = pods.first else { return .lines([ViewMessage.noPendingPods.told(in: language)]) }
    var answer = why(first.reference)
    let others = pods.dropFirst().map(\.metadata.name)
    if !others.isEmpty {
      answer.line("")
      answer.line(ViewMessage.otherPods(others).told(in: language))
    }
    return answer
  }

  fileprivate func why(decision id: DecisionID) throws(CommandError) -> CommandOutput {
    guard let record = world.decisions[id] else {
      if id.number >= 1, id.number <= world.decisions.count {
        throw .say(.decisionLetGo(number: id.number))
      }
      throw .say(.badNumber("\(id)", lowest: 1, highest: world.decisions.count))
    }
    return .lines(narrator(.full).tell(world.inFull(record)) + because(record))
  }

  /// The object's state, the decisions about it, and what led to the last of them.
  fileprivate func why(_ reference: ObjectReference) -> CommandOutput {
    let why = Why(world, narrator: narrator(detail))
    switch reference.kind {
    case .pod: return .lines(why.pod(reference.name))
    case .node: return .lines(why.node(NodeName(reference.name.name)))
    case .nodeClaim: return .lines(why.nodeClaim(NodeClaimName(reference.name.name)))
    default: break
    }
    let object = world.object(reference)
    var lines: [StyledText] = []
    if let object {
      lines.append(
        ViewMessage.isNow(
          kind: reference.kind.name, name: object.name, state: object.stateText,
          since: object.metadata.creationTimestamp.map { world.now - $0 }
        ).told(in: language))
    }
    let records = world.decisions.all.filter { $0.decision.concerns(reference) }
    guard let last = records.last else {
      lines.append(
        ViewMessage.noDecisions(kind: reference.kind.name, name: reference.name.name).told(in: language))
      return .lines(lines)
    }
    for record in records.dropLast().suffix(8) { lines += narrator(.brief).tell(record) }
    lines += narrator(.full).tell(world.inFull(last))
    return .lines(lines + because(last))
  }

  /// What made a decision happen, back to what the student typed.
  func because(_ record: DecisionRecord) -> [StyledText] {
    let causes = world.decisions.causes(of: record.id).dropFirst()
    guard !causes.isEmpty else { return [] }
    return ["", ViewMessage.because.told(in: language)]
      + causes.flatMap { narrator(.brief).tell($0) }.map { StyledText("  ") + $0 }
  }

  func narrator(_ detail: Detail) -> Narrator { Narrator(language: language, detail: detail, width: width) }
}

extension ClusterObject {
  /// In one word, what it is at the moment.
  var stateText: String {
    if let pod = self.as(Pod.self) { return pod.statusText }
    if let node = self.as(Node.self) { return node.statusText }
    if let deployment = self.as(Deployment.self) {
      return "\(deployment.status.readyReplicas)/\(deployment.replicas)"
    }
    if let set = self.as(StatefulSet.self) { return "\(set.status.readyReplicas)/\(set.replicas)" }
    if let job = self.as(Job.self) { return job.statusText }
    if let claim = self.as(PersistentVolumeClaim.self) { return claim.statusText }
    if let volume = self.as(PersistentVolume.self) { return volume.statusText }
    switch conditions["Ready"]?.status {
    case .isTrue?: return "Ready"
    case .isFalse?: return "NotReady"
    case .unknown?, nil: return metadata.isBeingDeleted ? "Terminating" : "–"
    }
  }
}
