import Kubernetes

extension KubeSchedulerConfiguration: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<Self>("KubeSchedulerConfiguration", blank: Self()) {
    Field.typeAndMetadata
    Field("profiles", \.profiles, .list(of: .object(KubeSchedulerProfile.schema)))
    Field("percentageOfNodesToScore", optional: \.percentageOfNodesToScore, .int32)
    Field("podInitialBackoffSeconds", \.podInitialBackoffSeconds, .int64, default: "1")
    Field("podMaxBackoffSeconds", \.podMaxBackoffSeconds, .int64, default: "10")
    Field(inert: "parallelism", .int)
    Field(
      inert: "leaderElection",
      [
        "leaderElect": .boolean, "leaseDuration": .duration, "renewDeadline": .duration,
        "retryPeriod": .duration, "resourceLock": .string, "resourceName": .string,
        "resourceNamespace": .string,
      ])
    Field(
      inert: "clientConnection",
      [
        "kubeconfig": .string, "acceptContentTypes": .string, "contentType": .string, "qps": .number,
        "burst": .int,
      ])
    Field(inert: "enableProfiling", .boolean)
    Field(inert: "enableContentionProfiling", .boolean)
    Field(inert: "delayCacheUntilActive", .boolean)
    Field(inert: "extenders", .list(of: .any))
  }

  public var resource: KubernetesResource { .kubeSchedulerConfiguration(self) }
}

extension KubeSchedulerProfile {
  static let schema = Schema<Self>("KubeSchedulerProfile", blank: blank) {
    Field("schedulerName", \.schedulerName, .string)
    Field("percentageOfNodesToScore", optional: \.percentageOfNodesToScore, .int32)
    Field("plugins", \.plugins, .object(pluginsSchema))
    Field("pluginConfig", \.pluginConfig, .pluginConfig)
  }

  /// One that does not say its name.
  private static let blank: Self = {
    var profile = Self()
    profile.schedulerName = ""
    return profile
  }()

  private static let pluginsSchema = Schema<[ExtensionPoint: PluginSet]>("Plugins", blank: [:]) {
    ExtensionPoint.allCases.map { Field($0.rawValue, optional: \.[$0], .object(PluginSet.schema)) }
  }
}

extension KubeSchedulerProfile.PluginSet {
  static let schema = Schema<Self>("PluginSet", blank: Self()) {
    Field("enabled", \.enabled, .list(of: .object(KubeSchedulerProfile.EnabledPlugin.schema)))
    Field("disabled", \.disabledPlugins, .list(of: .object(KubeSchedulerProfile.EnabledPlugin.schema)))
  }

  /// A manifest has objects with a name; a weight there means nothing.
  private var disabledPlugins: [KubeSchedulerProfile.EnabledPlugin] {
    get { disabled.map { .init(name: $0) } }
    set { disabled = newValue.map(\.name) }
  }
}

extension KubeSchedulerProfile.EnabledPlugin {
  static let schema = Schema<Self>("Plugin", blank: Self(name: "")) {
    Field("name", \.name, .string, isRequired: true)
    Field("weight", \.weight, .int32)
  }
}
