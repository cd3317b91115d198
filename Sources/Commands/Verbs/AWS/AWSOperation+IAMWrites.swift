import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Changes in IAM, word for word what the `iam` commands do.
extension AWSOperation {
  static let iamWrites: [AWSOperation] = [
    change("attach-role-policy", "role-name", "policy-arn") { account, role, arn throws(AccessRefusal) in
      try account.attach(arn, to: role)
    },
    change("detach-role-policy", "role-name", "policy-arn") { account, role, arn throws(AccessRefusal) in
      try account.detach(arn, from: role)
    },
    .write("iam", "put-role-policy") { session, request, given throws(CommandError) in
      let role = try request.required("role-name")
      let name = try request.required("policy-name")
      let document = try session.document(request, "policy-document")
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.putPolicy(document, named: name, into: role)
      }
      return nil
    },
    change("delete-role-policy", "role-name", "policy-name") { account, role, name throws(AccessRefusal) in
      try account.deletePolicy(named: name, of: role)
    },
    .write("iam", "create-role") { session, request, given throws(CommandError) in
      let name = try request.required("role-name")
      let trust = try session.document(request, "assume-role-policy-document")
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.createRole(name, trust: trust)
      }
      let account = session.world.cloud.account
      return .members(["Role": account.iam.roles[name].map { json($0, in: account) }])
    },
    .write("iam", "update-assume-role-policy") { session, request, given throws(CommandError) in
      let name = try request.required("role-name")
      let trust = try session.document(request, "policy-document")
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.setTrust(trust, of: name)
      }
      return nil
    },
    change("delete-role", "role-name") { account, name throws(AccessRefusal) in
      try account.deleteRole(name)
    },
    change("create-instance-profile", "instance-profile-name") { account, name throws(AccessRefusal) in
      try account.createInstanceProfile(name, role: nil)
    },
    change("delete-instance-profile", "instance-profile-name") { account, name throws(AccessRefusal) in
      try account.deleteInstanceProfile(name)
    },
    change("add-role-to-instance-profile", "instance-profile-name", "role-name") {
      account, name, role throws(AccessRefusal) in
      try account.setRole(role, of: name)
    },
    change("remove-role-from-instance-profile", "instance-profile-name") {
      account, name throws(AccessRefusal) in
      try account.setRole(nil, of: name)
    },
    .write("iam", "create-open-id-connect-provider") { session, request, given throws(CommandError) in
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.createIdentityProvider()
      }
      return nil
    },
    .write("iam", "delete-open-id-connect-provider") { session, request, given throws(CommandError) in
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.deleteIdentityProvider()
      }
      return nil
    },
    .write("iam", "create-service-linked-role") { session, request, given throws(CommandError) in
      guard !session.world.cloud.account.hasSpotServiceLinkedRole else {
        throw request.failure(
          "InvalidInput",
          "Service role name AWSServiceRoleForEC2Spot has been taken in this account, please try a different suffix."
        )
      }
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        account.hasSpotServiceLinkedRole = true
      }
      return nil
    },
  ]

  /// A change of what an option names, which answers nothing.
  private static func change(
    _ name: String, _ option: String,
    _ apply: @escaping @Sendable (inout AWSAccount, String) throws(AccessRefusal) -> Void
  ) -> AWSOperation {
    .write("iam", name) { session, request, given throws(CommandError) in
      let value = try request.required(option)
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try apply(&account, value)
      }
      return nil
    }
  }

  /// The same, of what two options name.
  private static func change(
    _ name: String, _ option: String, _ other: String,
    _ apply: @escaping @Sendable (inout AWSAccount, String, String) throws(AccessRefusal) -> Void
  ) -> AWSOperation {
    .write("iam", name) { session, request, given throws(CommandError) in
      let (value, more) = (try request.required(option), try request.required(other))
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try apply(&account, value, more)
      }
      return nil
    }
  }
}

extension Session {
  /// As `iam` does it; what cannot be is told in the API's words.
  mutating func changeAccess(
    _ given: Invocation, _ request: AWSRequest,
    _ account: (inout AWSAccount) throws(AccessRefusal) -> Void
  ) throws(CommandError) {
    do throws(CommandError) {
      try changeAccess(given, account)
    } catch {
      guard let message = error.messages.first as? AccessCommandMessage,
        case .refused(let refusal, let nearest) = message
      else { throw error }
      var failure = request.failure(refusal.code, refusal.apiMessage)
      if !nearest.isEmpty { failure.messages = [AccessCommandMessage.refused(refusal, nearest: nearest)] }
      throw failure
    }
  }

  /// A policy document: JSON, or `file://PATH`.
  func document(_ request: AWSRequest, _ option: String) throws(CommandError) -> PolicyDocument {
    let given = try request.required(option)
    let text = given.hasPrefix("file://") ? try readText(String(given.dropFirst("file://".count))) : given
    let (values, rest) = Manifest.jsonValues(text)
    guard values.count == 1, rest == nil else { throw .say(AccessCommandMessage.notJSON) }
    do throws(PolicyDocument.Fault) {
      return try PolicyDocument(values[0].json)
    } catch {
      throw .say(AccessCommandMessage.badDocument(error))
    }
  }
}

extension AccessRefusal {
  fileprivate var code: String {
    switch self {
    case .notFound(.accessEntry, _), .notFound(.podIdentity, _): "ResourceNotFoundException"
    case .exists(.accessEntry, _), .exists(.podIdentity, _): "ResourceInUseException"
    case .notFound, .notAttached: "NoSuchEntity"
    case .exists: "EntityAlreadyExists"
    case .badAction, .allowedAlready, .deniedAlready: "InvalidInput"
    }
  }

  fileprivate var apiMessage: String {
    switch self {
    case .notFound(.role, let name): "The role with name \(name) cannot be found."
    case .notFound(.policy, let name): "Policy \(name) does not exist or is not attachable."
    case .notFound(.instanceProfile, let name): "Instance Profile \(name) cannot be found."
    case .notFound(.inlinePolicy, let name): "The role policy with name \(name) cannot be found."
    case .notFound(.accessEntry, let name):
      "The specified principalArn could not be found. You can view your access entries with 'aws eks "
        + "list-access-entries'. (\(name))"
    case .notFound(.podIdentity, let name): "No association found for \(name)."
    case .notFound(.identityProvider, let name): "OpenIDConnect Provider not found for arn \(name)"
    case .exists(.role, let name): "Role with name \(name) already exists."
    case .exists(.instanceProfile, let name): "Instance Profile \(name) already exists."
    case .exists(.accessEntry, _):
      "The specified access entry resource is already in use on this cluster."
    case .exists(.podIdentity, _): "Association already exists"
    case .exists(_, let name): "\(name) already exists."
    case .notAttached(let policy, _): "Policy \(policy) was not found."
    case .badAction(let action), .allowedAlready(let action, _), .deniedAlready(let action, _): action
    }
  }
}
