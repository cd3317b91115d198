import Kubernetes

/// What keeps a Pod out of provisioning altogether.
public enum PodProblem: Equatable, Sendable {
  /// It asks for nodes that Karpenter did not make: no event is published for it.
  case avoidsKarpenterNodes
  /// A required node affinity term selects by field.
  case matchFields
  case requirement(RequirementProblem)
  case volume(VolumeProblem)
}

/// What is wrong with a claim of a Pod's volume.
public enum VolumeProblem: Equatable, Sendable {
  case claimNotFound(NamespacedName)
  case claimBeingDeleted(NamespacedName)
  case claimLost(NamespacedName, volume: String)
  case volumeNotFound(NamespacedName, volume: String, storageClass: String)
  case volumeBeingDeleted(NamespacedName, volume: String, storageClass: String)
  /// It names a volume and nobody has confirmed the binding.
  case notBound(claim: String, volume: String)
  case noStorageClass(NamespacedName)
  case storageClassNotFound(NamespacedName, storageClass: String)
  /// Its class makes volumes at once, and it has none.
  case immediateNotBound(NamespacedName, storageClass: String)
}

/// What is wrong with one requirement of a Pod or a NodePool.
public enum RequirementProblem: Equatable, Sendable {
  case restrictedLabel(String)
  /// None of the values is one that the label can have.
  case noKnownValue(key: String, values: [String], known: [String])
  /// Fewer of them than `minValues` asks for.
  case tooFewKnownValues(key: String, values: [String], known: [String], valid: Int, minValues: Int)
  case badName(key: String, LabelSyntax.Problem)
  case badValue(value: String, key: String, LabelSyntax.Problem)
  /// `In` without values.
  case noValues(key: String)
  case fewerValuesThanMinValues(key: String)
  /// `Gt`, `Lt`, `Gte` and `Lte` take one integer that is not negative.
  case notOnePositiveInteger(key: String, Requirement.Operator)
}
