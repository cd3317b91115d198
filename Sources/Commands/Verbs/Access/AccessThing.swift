import Cloud
import Narration

/// What `iam create` and `iam delete` make and remove.
enum AccessThing: String, CaseIterable {
  case role
  case instanceProfile = "instance-profile"
  case accessEntry = "access-entry"
  /// Named as `NAMESPACE/SERVICEACCOUNT`.
  case podIdentity = "pod-identity"
  case identityProvider = "oidc-provider"
  /// One of EventBridge's, by its name.
  case rule
  case queuePolicy = "queue-policy"

  static let words = allCases.map(\.rawValue)

  init(_ given: Invocation) throws(CommandError) {
    guard let thing = given.words.first.flatMap(Self.init(rawValue:)) else {
      throw .say(
        .badFlagValue(flag: "KIND", value: given.words.first ?? "", allowed: Self.words))
    }
    self = thing
    let rules = EventBridgeRule.allCases.map(\.rawValue)
    if case .rule = thing, let name = given.words.dropFirst().first, !rules.contains(name) {
      throw .say(.badFlagValue(flag: "NAME", value: name, allowed: rules))
    }
    if let type = given[.type], EKSAccess.EntryType(rawValue: type) == nil {
      throw .say(
        .badFlagValue(flag: "--type", value: type, allowed: EKSAccess.EntryType.allCases.map(\.rawValue)))
    }
  }

  /// The name of what there is only one of; nil where a name must be given.
  func onlyName(in cloud: CloudState) -> String? {
    switch self {
    case .identityProvider: cloud.account.tokenIssuer
    case .queuePolicy: cloud.interruptionQueue.name
    case .role, .instanceProfile, .accessEntry, .podIdentity, .rule: nil
    }
  }

  func create(_ name: String, _ given: Invocation, in account: inout AWSAccount) throws(AccessRefusal) {
    let role = given[.role]
    switch self {
    case .role:
      let isController = name.contains("Controller") || name.contains("karpenter")
      let trust = isController ? account.controllerTrust() : AWSAccount.trust(of: ["ec2.amazonaws.com"])
      try account.createRole(name, trust: trust)
    case .instanceProfile: try account.createInstanceProfile(name, role: role)
    case .accessEntry:
      let type = given[.type].flatMap(EKSAccess.EntryType.init(rawValue:))
      try account.createAccessEntry(name, type: type ?? .ec2Linux)
    case .podIdentity:
      let (namespace, serviceAccount) = Self.parts(of: name)
      try account.createAssociation(
        of: serviceAccount, in: namespace, with: role ?? account.controllerRoleName)
    case .identityProvider: try account.createIdentityProvider()
    case .rule, .queuePolicy: break
    }
  }

  func delete(_ name: String, in account: inout AWSAccount) throws(AccessRefusal) {
    switch self {
    case .role: try account.deleteRole(name)
    case .instanceProfile: try account.deleteInstanceProfile(name)
    case .accessEntry: try account.deleteAccessEntry(name)
    case .podIdentity:
      let (namespace, serviceAccount) = Self.parts(of: name)
      try account.deleteAssociation(of: serviceAccount, in: namespace)
    case .identityProvider: try account.deleteIdentityProvider()
    case .rule, .queuePolicy: break
    }
  }

  func create(_ name: String, in queue: inout InterruptionQueue) {
    if case .rule = self, let rule = EventBridgeRule(rawValue: name) { queue.rules.insert(rule) }
    if case .queuePolicy = self { queue.admitsEvents = true }
  }

  func delete(_ name: String, in queue: inout InterruptionQueue) {
    if case .rule = self, let rule = EventBridgeRule(rawValue: name) { queue.rules.remove(rule) }
    if case .queuePolicy = self { queue.admitsEvents = false }
  }

  /// `kube-system/karpenter`; a name alone is a ServiceAccount of `kube-system`.
  private static func parts(of name: String) -> (namespace: String, serviceAccount: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : ("kube-system", name)
  }
}
