import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

// Answers to `why not`: the road that was not taken.
extension Session {
  /// `not nodepool NAME for [pod] NAME`, also `not nodepool/NAME`: the NodePool, and the words that name the Pod.
  static func roadNotTaken(_ words: [String]) -> (nodePool: String, pod: [String])? {
    guard words.first == "not", words.count > 1 else { return nil }
    let parts = words[1].split(separator: "/", maxSplits: 1).map(String.init)
    guard let kind = parts.first, Kinds.named(kind)?.kind == .nodePool else { return nil }
    let named = parts.count > 1 ? [parts[1]] : Array(words.dropFirst(2).prefix(1))
    let rest = words.dropFirst(parts.count > 1 ? 2 : 3)
    return (named.first ?? "", Array(rest.first == "for" ? rest.dropFirst() : rest))
  }

  /// `not disrupt [node] NAME`, also `not consolidated NAME` and the like: the node; empty for all of them.
  static func nodeNotDisrupted(_ words: [String]) -> String? {
    let asked = words.drop { ["not", "is"].contains($0) }
    guard let verb = asked.first,
      ["disrupt", "disrupted", "consolidate", "consolidated", "consolidation", "replaced"].contains(verb)
    else { return nil }
    let named = asked.dropFirst().filter { !["of", "de"].contains($0) }
    guard named.count > 1, Kinds.named(named[0])?.kind == .node else { return named.first ?? "" }
    return named.last
  }

  /// `not node NAME for [pod] NAME`, also `not node/NAME`: the node, and the words that name the Pod.
  static func nodeNotTaken(_ words: [String]) -> (node: String, pod: [String])? {
    guard let (named, pod) = thingNotTaken(words), named.count == 2,
      Kinds.named(named[0])?.kind == .node
    else { return nil }
    return (named[1], pod)
  }

  /// `not THING for POD`: the words of both, `KIND/NAME` being two.
  private static func thingNotTaken(_ words: [String]) -> (thing: [String], pod: [String])? {
    guard words.first == "not", let place = words.firstIndex(of: "for"), place + 1 < words.count else {
      return nil
    }
    let thing = words[1..<place].flatMap { $0.split(separator: "/") }.map(String.init)
    return (thing, Array(words[(place + 1)...]))
  }

  /// `why` or `why not` alone: questions that this cluster can answer.
  func asksWhat(_ words: [String]) -> CommandError {
    let node = world.objects.nodes.values.first?.metadata.name ?? "NODE"
    let pod = world.objects.all(Pod.self, in: namespace).first?.metadata.name ?? "web"
    let pool = world.objects.nodePools.values.first?.metadata.name ?? "default"
    let examples =
      words.isEmpty
      ? ["why pod \(pod)", "why node \(node)", "why not disrupt \(node)"]
      : ["why not disrupt \(node)", "why not node \(node) for \(pod)", "why not nodepool \(pool) for \(pod)"]
    var error = CommandError.say(WhyNotMessage.asksWhat)
    error.messages.append(CommandMessage.forExample(examples))
    return error
  }

  /// `why not pod web-1` of one that has its node: where it is; nil when it waits, or the words name something else.
  func placedPod(_ words: [String], _ given: Invocation) -> CommandOutput? {
    let parts = words.flatMap { $0.split(separator: "/") }.map(String.init)
    guard parts.count == 2, Kinds.named(parts[0])?.kind == .pod else { return nil }
    let name = NamespacedName(namespace: given[.namespace] ?? namespace, name: parts[1])
    guard let pod = world.objects.pods[name], let node = pod.spec.nodeName else { return nil }
    let message = WhyNotMessage.isPlaced(pod: name.name, node: node, phase: pod.status.phase.rawValue)
    return .lines([message.told(in: language)])
  }

  func why(notNodePool name: String, for words: [String], _ given: Invocation)
    throws(CommandError) -> CommandOutput
  {
    guard !name.isEmpty, !words.isEmpty else {
      throw .say(.usage(syntax: "why not nodepool NAME for POD"))
    }
    guard world.objects.nodePools[NamespacedName(namespace: "", name: name)] != nil else {
      let existing = world.objects.nodePools.values.map(\.metadata.name)
      throw .say(WhyNotMessage.noSuchNodePool(name, existing: existing))
    }
    let pod = try podMeant(by: words, given, syntax: "why not nodepool NAME for POD")
    return .lines(Why(world, narrator: narrator(detail)).notNodePool(NodePoolName(name), for: pod))
  }

  /// `not type NAME for [pod] NAME`, also `not NAME for …` where such a type exists: the type, and the words that name
  /// the Pod.
  func typeNotTaken(_ words: [String]) -> (type: String, pod: [String])? {
    guard let (named, pod) = Self.thingNotTaken(words) else { return nil }
    if named.count == 2, ["type", "instance-type", "tipo"].contains(named[0]) { return (named[1], pod) }
    guard named.count == 1, world.cloud.typeNames.contains(named[0]) else { return nil }
    return (named[0], pod)
  }

  func why(notType type: String, for words: [String], _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    guard world.cloud.typeNames.contains(type) else {
      throw .say(
        InstanceTypeMessage.noSuchType(
          type, nearest: Spelling.nearest(to: type, among: world.cloud.typeNames)))
    }
    let pod = try podMeant(by: words, given, syntax: "why not type NAME for POD")
    return .lines(Why(world, narrator: narrator(detail)).notInstanceType(type, for: pod))
  }

  func why(notNode node: String, for words: [String], _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    let pod = try podMeant(by: words, given, syntax: "why not node NAME for POD")
    return try why(["pod", pod.name], on: [node], given)
  }

  /// The Pod that words name: itself, or the first of a workload's.
  private func podMeant(by words: [String], _ given: Invocation, syntax: String) throws(CommandError)
    -> PodName
  {
    guard let first = words.first else { throw .say(.usage(syntax: syntax)) }
    let namesKind = words.count > 1 || first.contains("/")
    let meant = namesKind ? nil : podsMeant(by: ["pod", first], given)?.first?.metadata.name
    let target = try target(namesKind ? words : ["pod", meant ?? first], given)
    guard target.kind == .pod else { throw .say(.usage(syntax: syntax)) }
    return target.reference.name
  }
}
