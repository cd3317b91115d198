import Kubernetes

/// Why kube-scheduler does not start with a configuration: the first profile that it cannot make.
public struct SchedulerConfigurationError: Error, Equatable, Sendable {
  public let schedulerName: String
  public let problem: Problem

  public enum Problem: Error, Equatable, Sendable {
    case unknownPlugin(String, at: KubeSchedulerProfile.ExtensionPoint)
    /// The plugin has nothing to do there.
    case notForThisPoint(PluginName, at: KubeSchedulerProfile.ExtensionPoint)
    case enabledTwice(PluginName, at: KubeSchedulerProfile.ExtensionPoint)
    /// So many are enabled, and it takes one.
    case queueSortPlugins(Int)
    case noBindPlugin
    case sameSchedulerNameTwice
  }
}
