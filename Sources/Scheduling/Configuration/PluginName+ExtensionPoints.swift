import Kubernetes

extension PluginName {
  /// Where the plugin can be enabled.
  ///
  /// Source: kube-scheduler 1.35, the interfaces that each plugin implements.
  public var extensionPoints: Set<KubeSchedulerProfile.ExtensionPoint> {
    switch self {
    case .schedulingGates: [.preEnqueue]
    case .prioritySort: [.queueSort]
    case .nodeUnschedulable, .nodeName: [.filter]
    case .taintToleration: [.filter, .preScore, .score]
    case .nodePorts, .volumeRestrictions, .nodeVolumeLimits, .volumeZone: [.preFilter, .filter]
    case .nodeAffinity, .nodeResourcesFit, .podTopologySpread, .interPodAffinity:
      [.preFilter, .filter, .preScore, .score]
    case .volumeBinding: [.preFilter, .filter, .preScore, .score, .reserve, .preBind]
    case .dynamicResources: [.preEnqueue, .preFilter, .filter, .postFilter, .score, .reserve, .preBind]
    case .defaultPreemption: [.preEnqueue, .postFilter]
    case .nodeResourcesBalancedAllocation: [.preScore, .score]
    case .imageLocality: [.score]
    case .defaultBinder: [.bind]
    }
  }

  /// What its score weighs in the default profile; nil when no weight is given there.
  public var defaultWeight: Int? {
    switch self {
    case .taintToleration: 3
    case .nodeAffinity, .podTopologySpread, .interPodAffinity, .dynamicResources: 2
    case .nodeResourcesFit, .nodeResourcesBalancedAllocation, .imageLocality: 1
    case .schedulingGates, .prioritySort, .nodeUnschedulable, .nodeName, .nodePorts, .volumeRestrictions,
      .nodeVolumeLimits, .volumeBinding, .volumeZone, .defaultPreemption, .defaultBinder:
      nil
    }
  }
}
