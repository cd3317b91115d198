import Kubernetes

/// A NodeClass of whichever provider.
public enum NodeClass: Equatable, Sendable {
  case ec2(EC2NodeClass)
  case aks(AKSNodeClass)
  case oci(OCINodeClass)

  public var provider: CloudProvider {
    switch self {
    case .ec2: .aws
    case .aks: .azure
    case .oci: .oci
    }
  }

  public var metadata: ObjectMeta {
    switch self {
    case .ec2(let nodeClass): nodeClass.metadata
    case .aks(let nodeClass): nodeClass.metadata
    case .oci(let nodeClass): nodeClass.metadata
    }
  }

  public var conditions: [Condition] {
    switch self {
    case .ec2(let nodeClass): nodeClass.status.conditions
    case .aks(let nodeClass): nodeClass.status.conditions
    case .oci(let nodeClass): nodeClass.status.conditions
    }
  }

  /// What is kept on a NodeClass and on its claims to tell whether they have drifted from it.
  public struct StaticHash: Sendable {
    /// The annotation, and that of the hash's version.
    public let key: String
    public let versionKey: String
    public let value: String
    public let version: String
  }

  public var staticHash: StaticHash {
    switch self {
    case .ec2(let nodeClass):
      StaticHash(
        key: AWSAnnotation.nodeClassHash, versionKey: AWSAnnotation.nodeClassHashVersion,
        value: nodeClass.staticHash, version: EC2NodeClass.staticHashVersion)
    case .aks(let nodeClass):
      StaticHash(
        key: AzureAnnotation.nodeClassHash, versionKey: AzureAnnotation.nodeClassHashVersion,
        value: nodeClass.staticHash, version: AKSNodeClass.staticHashVersion)
    case .oci(let nodeClass):
      StaticHash(
        key: OCIAnnotation.nodeClassHash, versionKey: OCIAnnotation.nodeClassHashVersion,
        value: nodeClass.staticHash, version: OCINodeClass.staticHashVersion)
    }
  }

  public var reference: ObjectReference {
    ObjectReference(kind: provider.nodeClassKind, name: metadata.namespacedName)
  }
}

extension [Condition] {
  /// Sets `Ready` by the conditions that it waits for, as operatorpkg does: the one that changed last is named first.
  ///
  /// - Source: github.com/awslabs/operatorpkg `status/condition_set.go`.
  mutating func setReady(of dependents: [String], generation: Int, at now: VirtualTime) {
    let unhealthy = dependents.compactMap { self[$0] }
      .filter { $0.status != .isTrue || $0.observedGeneration != generation }
      .sorted { left, right in
        let (leftTime, rightTime) = (left.lastTransitionTime ?? .start, right.lastTransitionTime ?? .start)
        return leftTime == rightTime ? left.type < right.type : leftTime > rightTime
      }
    let isFailing = unhealthy.contains { $0.status == .isFalse && $0.observedGeneration == generation }
    let ready =
      unhealthy.isEmpty
      ? Condition(
        type: "Ready", status: .isTrue, reason: "Ready", message: "", observedGeneration: generation)
      : Condition(
        type: "Ready", status: isFailing ? .isFalse : .unknown,
        reason: isFailing ? UpstreamText.unhealthyDependents : UpstreamText.reconcilingDependents,
        message: unhealthy.map { "\($0.type)=\($0.status.rawValue)" }.joined(separator: ", "),
        observedGeneration: generation)
    set(ready, at: now)
  }

  /// Sets a condition that holds, or says why it does not.
  mutating func note(
    _ type: String, failing problem: (reason: String, message: String)?, generation: Int, at now: VirtualTime
  ) {
    set(
      Condition(
        type: type, status: problem == nil ? .isTrue : .isFalse, reason: problem?.reason ?? type,
        message: problem?.message ?? "", observedGeneration: generation),
      at: now)
  }
}
