/// The plugins of kube-scheduler 1.35's default profile, by the names that a `KubeSchedulerConfiguration` uses.
///
/// The order of the cases is the order in which the default profile runs them at every extension point.
public enum PluginName: String, CaseIterable, Comparable, Sendable {
  case schedulingGates = "SchedulingGates"
  case prioritySort = "PrioritySort"
  case nodeUnschedulable = "NodeUnschedulable"
  case nodeName = "NodeName"
  case taintToleration = "TaintToleration"
  case nodeAffinity = "NodeAffinity"
  case nodePorts = "NodePorts"
  case nodeResourcesFit = "NodeResourcesFit"
  case volumeRestrictions = "VolumeRestrictions"
  case nodeVolumeLimits = "NodeVolumeLimits"
  case volumeBinding = "VolumeBinding"
  case volumeZone = "VolumeZone"
  case podTopologySpread = "PodTopologySpread"
  case interPodAffinity = "InterPodAffinity"
  case dynamicResources = "DynamicResources"
  case defaultPreemption = "DefaultPreemption"
  case nodeResourcesBalancedAllocation = "NodeResourcesBalancedAllocation"
  case imageLocality = "ImageLocality"
  case defaultBinder = "DefaultBinder"

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
