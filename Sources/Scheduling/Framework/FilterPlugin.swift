import Kubernetes

/// What a plugin says of a pod before any node is looked at.
enum PreFilterResult {
  /// It has nothing to say about this pod: its filter is not asked.
  case skip
  /// No node can take the pod.
  case refuse(PodRefusal.Reason)
  /// Its filter, ready for this pod; with a list, only these nodes come into question.
  case filter(any FilterPlugin, among: Set<NodeName>? = nil)
}

/// A plugin that can keep a pod off a node, ready for one pod.
protocol FilterPlugin: Sendable {
  static var name: PluginName { get }

  /// Looks at the pod and the whole cluster, once.
  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict

  /// Takes account of a pod that is imagined on a node, or imagined away from it.
  mutating func add(_ pod: PlacedPod, to node: NodeSnapshot)
  mutating func remove(_ pod: PlacedPod, from node: NodeSnapshot)
}

extension FilterPlugin {
  mutating func add(_ pod: PlacedPod, to node: NodeSnapshot) {}
  mutating func remove(_ pod: PlacedPod, from node: NodeSnapshot) {}

  /// This plugin's refusal.
  func reject(_ reasons: FilterReason..., preemptionMayHelp: Bool) -> FilterVerdict {
    .rejected(Rejection(reasons, by: Self.name, preemptionMayHelp: preemptionMayHelp))
  }
}

/// The filters of a profile, ready for one pod, in the order in which they run.
struct FilterChain: Sendable {
  private var filters: [any FilterPlugin] = []
  /// The only nodes that come into question; nil is all.
  private(set) var nodes: Set<NodeName>?
  /// The plugins that named those nodes.
  private(set) var narrowedBy: [PluginName] = []

  /// Whether no plugin has anything to do with the pod.
  var isEmpty: Bool { filters.isEmpty }

  enum Preparation {
    case ready(FilterChain)
    case refused(PodRefusal)
  }

  /// Asks every plugin once about the pod, until one refuses it.
  static func prepare(_ plugins: [PluginName], for cycle: SchedulingCycle) -> Preparation {
    var chain = FilterChain()
    for name in plugins {
      guard let type = name.filterType else { continue }
      switch type.preFilter(cycle) {
      case .skip: continue
      case .refuse(let reason): return .refused(PodRefusal(plugin: name, reason: reason))
      case .filter(let filter, let nodes):
        chain.filters.append(filter)
        guard let nodes else { continue }
        chain.narrowedBy.append(name)
        chain.nodes = chain.nodes?.intersection(nodes) ?? nodes
        if chain.nodes?.isEmpty == true {
          return .refused(PodRefusal(plugin: nil, reason: .noCommonNode(chain.narrowedBy)))
        }
      }
    }
    return .ready(chain)
  }

  /// The first refusal, in the plugins' order.
  func verdict(on node: borrowing NodeSnapshot) -> FilterVerdict {
    for index in filters.indices {
      let verdict = filters[index].filter(node)
      if case .rejected = verdict { return verdict }
    }
    return .fits
  }

  /// Imagines a pod on the node.
  mutating func add(_ pod: PlacedPod, to node: inout NodeSnapshot) {
    node.add(pod)
    for index in filters.indices { filters[index].add(pod, to: node) }
  }

  /// Imagines a pod of the node away.
  mutating func remove(_ pod: PlacedPod, from node: inout NodeSnapshot) {
    node.remove(pod.name)
    for index in filters.indices { filters[index].remove(pod, from: node) }
  }
}
