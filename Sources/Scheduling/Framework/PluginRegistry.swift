extension PluginName {
  /// Its filter; nil when it has none.
  var filterType: (any FilterPlugin.Type)? {
    switch self {
    case .nodeUnschedulable: NodeUnschedulable.self
    case .nodeName: NodeNameFilter.self
    case .taintToleration: TaintToleration.Filter.self
    case .nodeAffinity: NodeAffinityPlugin.Filter.self
    case .nodePorts: NodePorts.self
    case .nodeResourcesFit: NodeResourcesFit.Filter.self
    case .podTopologySpread: PodTopologySpread.Filter.self
    case .interPodAffinity: InterPodAffinity.Filter.self
    case .volumeRestrictions: VolumeRestrictions.self
    case .volumeBinding: VolumeBinding.self
    case .volumeZone: VolumeZone.self
    case .nodeVolumeLimits: NodeVolumeLimits.self
    case .schedulingGates, .prioritySort, .dynamicResources, .defaultPreemption,
      .nodeResourcesBalancedAllocation, .imageLocality, .defaultBinder:
      nil
    }
  }

  /// Its score; nil when it has none.
  var scoreType: (any ScorePlugin.Type)? {
    switch self {
    case .taintToleration: TaintToleration.Score.self
    case .nodeAffinity: NodeAffinityPlugin.Score.self
    case .nodeResourcesFit: NodeResourcesFit.Score.self
    case .nodeResourcesBalancedAllocation: NodeResourcesBalancedAllocation.self
    case .podTopologySpread: PodTopologySpread.Score.self
    case .interPodAffinity: InterPodAffinity.Score.self
    case .imageLocality: ImageLocality.self
    case .schedulingGates, .prioritySort, .nodeUnschedulable, .nodeName, .nodePorts, .volumeRestrictions,
      .nodeVolumeLimits, .volumeBinding, .volumeZone, .dynamicResources, .defaultPreemption, .defaultBinder:
      nil
    }
  }
}
