import Cloud
import Cluster

/// What the commands about the cluster itself say.
public enum ClusterMessage: Message, Equatable {
  case created(ClusterPlan)
  /// Karpenter does not know of prefix delegation by itself.
  case setMaxPods
  /// A preset or flags that another cloud's cluster is not made with.
  case onlyOnAWS([String], CloudProvider)
  /// Labels of what is shown.
  case name, region, version, network, nodeGroup, controller, nodePools, queue
  /// What a tool that makes clusters would do here.
  case terraform(verb: String)
  case eksctl(verb: String)
}
