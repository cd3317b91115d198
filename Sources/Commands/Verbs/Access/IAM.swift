import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Roles, policies and access: shown, broken and mended in few words. `aws` says the same at length.
extension Command {
  static let iamShow = Command(
    "iam show", aliases: ["iam"], syntax: [.optional(.role)], help: .iam,
    examples: ["iam show", "iam show KarpenterControllerRole-aula"]
  ) { session, given throws(CommandError) in
    guard let word = given.words.first else { return session.accessOverview() }
    return try session.describeRole(word)
  }

  static let iamDeny = Command(
    "iam deny", syntax: [.one(.role), .one(.iamAction)], help: .iam,
    examples: ["iam deny KarpenterControllerRole-aula ec2:CreateFleet", "iam show"]
  ) { session, given throws(CommandError) in
    let (role, action) = (given.words[0], given.words[1])
    var policies: [String] = []
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      policies = try account.deny(action, to: role)
    }
    return session.answer(.denied(action: action, role: role, policies: policies), of: role)
  }

  static let iamAllow = Command(
    "iam allow", syntax: [.one(.role), .one(.iamAction), .optional(.text("ARN"))], help: .iam,
    examples: [
      "iam deny KarpenterControllerRole-aula sqs:ReceiveMessage",
      "iam allow KarpenterControllerRole-aula sqs:ReceiveMessage",
    ]
  ) { session, given throws(CommandError) in
    let (role, action) = (given.words[0], given.words[1])
    var policies: [String] = []
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      policies = try account.allow(action, to: role, on: given.words.count > 2 ? given.words[2] : "*")
    }
    return session.answer(.allowed(action: action, role: role, policies: policies), of: role)
  }

  static let iamAttach = Command(
    "iam attach", syntax: [.one(.role), .one(.iamPolicy)], help: .iam,
    examples: ["iam attach KarpenterNodeRole-aula AmazonEC2ContainerRegistryReadOnly"]
  ) { session, given throws(CommandError) in
    let (role, policy) = (given.words[0], given.words[1])
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      try account.attach(policy, to: role)
    }
    return session.answer(.attached(policy: policy, role: role), of: role)
  }

  static let iamDetach = Command(
    "iam detach", syntax: [.one(.role), .one(.iamPolicy)], help: .iam,
    examples: ["iam detach KarpenterNodeRole-aula AmazonEKS_CNI_Policy"]
  ) { session, given throws(CommandError) in
    let (role, policy) = (given.words[0], given.words[1])
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      try account.detach(policy, from: role)
    }
    return session.answer(.detached(policy: policy, role: role), of: role)
  }

  static let iamCreate = Command(
    "iam create", syntax: [.one(.words(AccessThing.words)), .any(.text("NAME"))],
    flags: [.role, .type], help: .iam, note: .iamThings,
    examples: [
      "iam delete access-entry KarpenterNodeRole-aula", "iam create access-entry KarpenterNodeRole-aula",
      "iam create role Outro", "iam create instance-profile outro --role Outro",
    ]
  ) { session, given throws(CommandError) in
    let thing = try AccessThing(given)
    let name = try session.name(of: thing, given)
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      try thing.create(name, given, in: &account)
    } queue: {
      thing.create(name, in: &$0)
    }
    return session.answer(.created(kind: thing.rawValue, name: name), of: nil)
  }

  static let iamDelete = Command(
    "iam delete", syntax: [.one(.words(AccessThing.words)), .any(.text("NAME"))], help: .iam,
    note: .iamThings,
    examples: [
      "iam delete access-entry KarpenterNodeRole-aula", "iam delete pod-identity kube-system/karpenter",
      "iam delete rule SpotInterruptionRule",
    ]
  ) { session, given throws(CommandError) in
    let thing = try AccessThing(given)
    let name = try session.name(of: thing, given)
    try session.changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      try thing.delete(name, in: &account)
    } queue: {
      thing.delete(name, in: &$0)
    }
    return session.answer(.deleted(kind: thing.rawValue, name: name), of: nil)
  }
}

extension Flag {
  static let role = Flag("role", .required(.role))
}

extension Session {
  /// Changes IAM, EKS or the queue as one command of the student's.
  mutating func changeAccess(
    _ given: Invocation, _ account: (inout AWSAccount) throws(AccessRefusal) -> Void,
    queue: (inout InterruptionQueue) -> Void = { _ in }
  ) throws(CommandError) {
    let known = world.cloud.account
    try change(given) { (world: inout World) throws(CommandError) in
      do throws(AccessRefusal) {
        try world.changeAccess(account)
      } catch {
        throw .refused(error, in: known)
      }
      world.changeQueue(queue)
    }
  }

  /// - Parameter role: of whose permissions Karpenter is told late.
  fileprivate func answer(_ message: AccessCommandMessage, of role: String?) -> CommandOutput {
    var output = CommandOutput()
    output.line(message.told(in: language))
    if let role, world.cloud.controller == .role(role) {
      output.remark(AccessCommandMessage.noticedLater.told(in: language))
    }
    return output
  }

  fileprivate func name(of thing: AccessThing, _ given: Invocation) throws(CommandError) -> String {
    if let word = given.words.dropFirst().first { return word }
    guard let name = thing.onlyName(in: world.cloud) else {
      throw .say(.missingArgument("NAME", syntax: given.command.usage))
    }
    return name
  }
}

extension CommandError {
  /// Why IAM or EKS cannot, with what was perhaps meant.
  static func refused(_ refusal: AccessRefusal, in account: AWSAccount) -> Self {
    guard case .notFound(let thing, let name) = refusal else {
      return .say(AccessCommandMessage.refused(refusal, nearest: []))
    }
    let names =
      switch thing {
      case .role: account.iam.roles.keys.sorted()
      case .policy: account.policyNames
      case .instanceProfile: account.iam.instanceProfiles.keys.sorted()
      case .accessEntry: account.eks.entries.keys.sorted().map(AWSAccount.roleName)
      case .podIdentity:
        account.eks.podIdentityAssociations.map { "\($0.namespace)/\($0.serviceAccount)" }
      case .identityProvider: account.iam.openIDConnectProviders
      case .inlinePolicy: account.iam.roles.values.flatMap { Array($0.inlinePolicies.keys) }.sorted()
      }
    return .say(
      AccessCommandMessage.refused(
        refusal, nearest: Spelling.nearest(to: AWSAccount.roleName(of: name), among: names)))
  }
}
