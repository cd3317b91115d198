import Cluster
import Kubernetes
import Manifests
import Observability

/// What may stand next in commands that read like a sentence.
extension Session {
  /// Behind `why`; nil leaves it to the kinds and names of objects.
  func whySuggestions(_ words: [String]) -> [Completions.Item]? {
    if words.last == "on" || words.suffix(2) == ["on", "node"] { return nodeItems }
    if words.last == "for" { return podItems }
    switch words.first {
    case "not": return whyNotSuggestions(Array(words.dropFirst()))
    case "price": return nodeItems
    case "event": return eventReasons
    default: break
    }
    let isPod = words.first.flatMap { Kinds.named(String($0.prefix { $0 != "/" }))?.kind } == .pod
    let isNamed = words.count == 2 || (words.count == 1 && words[0].contains("/"))
    return isPod && isNamed ? [Completions.Item("on")] : nil
  }

  private func whyNotSuggestions(_ words: [String]) -> [Completions.Item]? {
    switch words.first {
    case nil: ["disrupt", "node", "nodepool", "pod", "type"].map { Completions.Item($0) }
    case "disrupt": words.count == 1 ? nodeItems : []
    case "node" where words.count == 1: nodeItems
    case "nodepool" where words.count == 1: names(of: .nodePool)
    case "type" where words.count == 1: typeItems
    case "pod" where words.count == 1: podItems
    default: words.contains("for") ? [] : [Completions.Item("for")]
    }
  }

  /// Behind `run`: `until pod web-1 is Running`.
  func runSuggestions(_ words: [String]) -> [Completions.Item]? {
    guard let first = words.first else { return nil }
    guard first == "until" else { return Int(first) == nil ? [] : [Completions.Item("steps")] }
    let kinds: [Kind] = [.pod, .node, .nodeClaim, .deployment, .statefulSet, .job]
    guard words.count > 1 else { return (["idle"] + kinds.map(\.singular)).map { Completions.Item($0) } }
    guard let kind = Kinds.named(words[1])?.kind else { return [] }
    switch words.count {
    case 2: return names(of: kind)
    case 3: return ["is", "gone"].map { Completions.Item($0) }
    case 4 where words[3] == "is": return Self.states(of: kind).map { Completions.Item($0) }
    default: return []
    }
  }

  private static func states(of kind: Kind) -> [String] {
    switch kind {
    case .pod: ["Pending", "Ready", "Running", "Succeeded"]
    case .nodeClaim: ["Initialized", "Launched", "Ready", "Registered"]
    case .deployment: ["Available", "Progressing"]
    case .job: ["Complete", "Failed"]
    default: ["Ready"]
    }
  }

  /// Behind `catalog`.
  func catalogSuggestions(_ words: [String]) -> [Completions.Item]? {
    switch words.first {
    case nil: ["compare", "order by", "show", "use", "where"].map { Completions.Item($0) }
    case "show": words.count == 1 ? typeItems : []
    case "compare": typeItems.filter { !words.contains($0.text) }
    case "use": words.count == 1 ? ["full", "teaching"].map { Completions.Item($0) } : []
    case "where":
      ["arch=", "family=", "memory>=", "vcpu>="].map { Completions.Item($0, endsWord: false) }
        + ["order by", "limit"].map { Completions.Item($0) }
    default: []
    }
  }

  /// Behind `break on`: facts that such a decision, or an event, has told.
  func breakOnSuggestions(_ words: [String]) -> [Completions.Item]? {
    guard let name = words.first else { return nil }
    guard words.count > 1 else { return [Completions.Item("where")] }
    let told = world.decisions.all.last { $0.recordName.lowercased() == name.lowercased() }?.facts.object
    let isDecision = DecisionRecord.recordNames.contains { $0.lowercased() == name.lowercased() }
    let facts = isDecision ? told.map { $0.keys.sorted() } ?? [] : ["kind", "message", "name", "type"]
    return facts.map { Completions.Item("\($0)=", endsWord: false) }
  }

  /// Behind `break when`.
  func breakWhenSuggestions(_ words: [String]) -> [Completions.Item]? {
    guard let first = words.first else { return nil }
    guard words.count == 1, let kind = Kinds.named(first)?.kind else {
      return words.last == "changes" ? [] : [Completions.Item("changes")]
    }
    return (["changes"] + Self.states(of: kind)).map { Completions.Item($0) }
  }

  private func names(of kind: Kind) -> [Completions.Item] { items(for: .objects(kind), typed: "", []) }
  private var nodeItems: [Completions.Item] { names(of: .node) }
  private var podItems: [Completions.Item] { names(of: .pod) }
  private var typeItems: [Completions.Item] { items(for: .instanceType, typed: "", []) }

  private var eventReasons: [Completions.Item] {
    Set(world.objects.events.values.map(\.reason)).sorted().map { Completions.Item($0) }
  }
}
