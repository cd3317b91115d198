/// What is said of charts and releases beside what Helm says itself.
public enum HelmMessage: Message, Equatable {
  /// Nothing comes of a value that was set.
  case unknownValue(String, chart: String, nearest: [String])
  /// Bancada has a chart in one version; as it is to be typed.
  case onlyVersion(String)
  case setSyntax(flag: String)
  case useUpgrade
  case useInstall
  case createNamespace
  /// Objects that somebody else made are in the way of a release.
  case takeOver(release: String, namespace: String)
  /// Workloads that `--wait` waited for in vain.
  case notReady([String], namespace: String)
  case inOtherNamespace(release: String, namespace: String)
  /// Nodes that Karpenter leaves behind.
  case nodesStay(Int)
  /// The address of a repository that is none.
  case unknownRepository(known: [String])
  /// The real repository has nothing newer.
  case outdatedRepository(oci: String)
  case registryIsPublic
  /// Of a kind whose CustomResourceDefinition was deleted.
  case kindIsGone(String, chart: String)
  /// Objects that go with their kinds.
  case kindsTakeAlong([String])
  /// The account has no queue or no cluster of that name.
  case noSuchQueue(String, known: String)
  case noSuchCluster(String, known: String)
  /// Who else drains nodes, and whether Karpenter does it too.
  case terminationHandler(karpenterReadsQueue: Bool)
  /// An upgrade did not keep what the release had been given: `settings.interruptionQueue` with its former value.
  case backToDefaults([String])
}
