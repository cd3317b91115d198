import Manifests

/// What a kind or one of its fields is for, as `explain` tells it.
public struct FieldDocumentation: Message {
  let key: String

  /// Finds the words for a type's field (`PodSpec.nodeName`) or a kind (`Pod`); nil where there are none.
  public init?(_ documentationKey: String) {
    let candidates = Self.candidates(documentationKey)
    guard let key = candidates.first(where: { Self.englishTexts[$0] != nil }) else { return nil }
    self.key = key
  }

  public var portuguese: StyledText { StyledText(marked: Self.portugueseTexts[key] ?? "") }
  public var english: StyledText { StyledText(marked: Self.englishTexts[key] ?? "") }

  /// A key itself, the same field of the type it is a variant of, and what is said of a field of that name
  /// wherever it stands.
  private static func candidates(_ key: String) -> [String] {
    let parts = key.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return [key] }
    let alias = variants[String(parts[0])].map { "\($0).\(parts[1])" }
    return [key] + [alias].compactMap(\.self) + ["*.\(parts[1])"]
  }

  private static let variants = [
    "NodeClaimTemplateSpec": "NodeClaimSpec", "PodAntiAffinity": "PodAffinity",
    "SubnetSelectorTerm": "SelectorTerm", "SecurityGroupSelectorTerm": "SelectorTerm",
    "ReplicaSetSpec": "WorkloadSpec", "DeploymentSpec": "WorkloadSpec", "DaemonSetSpec": "WorkloadSpec",
    "StatefulSetSpec": "WorkloadSpec",
    "RollingUpdateDeploymentStrategy": "RollingUpdate",
    "RollingUpdateDaemonSetUpdateStrategy": "RollingUpdate",
    "LabelSelectorRequirement": "Requirement", "NodeSelectorRequirement": "Requirement",
    "NodeSelectorRequirementWithMinValues": "Requirement",
  ]
}
