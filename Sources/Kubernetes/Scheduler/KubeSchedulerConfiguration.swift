/// How kube-scheduler is set up: its profiles, and what holds for all of them.
///
/// On a real cluster it is a file that the scheduler reads when it starts; here it can be applied at any time.
public struct KubeSchedulerConfiguration: KubernetesObject {
  public static let kind = Kind.kubeSchedulerConfiguration
  /// There is one scheduler, and so one configuration.
  public static let onlyName = "kube-scheduler"

  public var metadata = ObjectMeta(name: onlyName)
  /// For profiles that do not say it themselves; nil or 0 adapts to the size of the cluster.
  public var percentageOfNodesToScore: Int?
  public var podInitialBackoffSeconds = 1
  public var podMaxBackoffSeconds = 10
  /// Empty is one default profile.
  public var profiles: [KubeSchedulerProfile] = []
  public var inert: InertFields = [:]

  public init() {}
}

/// A scheduler among several: pods choose it by `spec.schedulerName`.
public struct KubeSchedulerProfile: Equatable, Sendable {
  /// Of the profile that pods have which choose none.
  public static let defaultName = "default-scheduler"

  /// Empty is the default name, where there is no other profile.
  public var schedulerName = defaultName
  public var percentageOfNodesToScore: Int?
  /// What differs from the default, by extension point: `multiPoint`, `filter`, `score`, ….
  public var plugins: [ExtensionPoint: PluginSet] = [:]
  public var pluginConfig = SchedulerPluginArguments()

  public init() {}

  public enum ExtensionPoint: String, CaseIterable, Sendable {
    case multiPoint, preEnqueue, queueSort, preFilter, filter, postFilter, preScore, score, reserve, permit,
      preBind, bind, postBind
  }

  public struct PluginSet: Equatable, Sendable {
    /// After the default ones, or in place of one of the same name.
    public var enabled: [EnabledPlugin] = []
    /// Names; `*` is every default plugin.
    public var disabled: [String] = []

    public init() {}
  }

  public struct EnabledPlugin: Equatable, Sendable {
    public var name: String
    /// Of its score; 0 is 1, as for kube-scheduler.
    public var weight: Int

    public init(name: String, weight: Int = 0) {
      self.name = name
      self.weight = weight
    }
  }
}

extension Kind {
  public static let kubeSchedulerConfiguration = Kind(
    group: "kubescheduler.config.k8s.io", version: "v1", name: "KubeSchedulerConfiguration",
    plural: "kubeschedulerconfigurations", shortNames: ["ksc"], isNamespaced: false)
}
