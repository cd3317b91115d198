import Cluster

/// What the commands about the cluster itself say.
public enum ClusterMessage: Message, Equatable {
  case created(ClusterPlan)
  /// Karpenter does not know of prefix delegation by itself.
  case setMaxPods
  /// Labels of what is shown.
  case name, region, version, network, nodeGroup, controller, nodePools, queue
  /// What a tool that makes clusters would do here.
  case terraform(verb: String)
  case eksctl(verb: String)
}
