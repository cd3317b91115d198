import Controllers
import Kubernetes

/// The mini-Karpenter of a world: whether it runs and as whom, and what it has advised.
public struct MiniKarpenter: Sendable {
  /// Where it lives: its Pod, its ConfigMaps, its configuration.
  public static let namespace = "aula07"
  /// The ConfigMap that a student configures it by; without one it works as it comes.
  public static let configurationName = NamespacedName(namespace: namespace, name: "mini-karpenter-config")
  /// What an image has in its name that is this program.
  static let image = "mini-karpenter-rs"
  /// On every ConfigMap that it writes.
  static let label = (key: "app.kubernetes.io/managed-by", value: image)

  /// On whose behalf it runs; nil while it does not.
  public internal(set) var runner: Runner?
  /// Whether the student runs it themselves, outside the cluster.
  public internal(set) var isRunLocally = false
  /// What stands in the cluster, by the names of the ConfigMaps.
  public internal(set) var plans = SortedTable<String, ProvisioningPlan>()
  public internal(set) var suggestions = SortedTable<String, ConsolidationSuggestion>()
  /// When it began: it looks at Pods and nodes at whole periods from there.
  var origin = VirtualTime.start
  /// As they were at its last look; nil before the first.
  var periods: [Pass: Duration] = [:]
  /// What the last pass of each kind could not do, so that the same is said once.
  var complaints: [Pass: [MiniKarpenterChange]] = [:]

  public enum Runner: Equatable, Sendable {
    /// With the student's own credentials, as `cargo run` does.
    case student
    /// In a Pod, with those of its ServiceAccount.
    case pod(PodName, serviceAccount: String)
  }

  /// Whether it has looked at Pods and at nodes since it began.
  public var hasLooked: Bool {
    periods.count == Pass.allCases.count && complaints.count == Pass.allCases.count
  }

  func period(of pass: Pass) -> Duration {
    let settings = MiniKarpenterSettings()
    return periods[pass] ?? (pass == .plans ? settings.planPeriod : settings.consolidationPeriod)
  }

  /// What it does by turns.
  enum Pass: String, CaseIterable {
    case plans, consolidation

    var key: NamespacedName { NamespacedName(namespace: "", name: rawValue) }
  }
}

extension Pod {
  /// Whether it runs the mini-Karpenter.
  public var isMiniKarpenter: Bool {
    spec.containers.contains { $0.image.contains(MiniKarpenter.image) }
  }
}
