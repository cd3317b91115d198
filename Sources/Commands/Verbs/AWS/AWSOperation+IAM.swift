import Cloud
import Cluster
import Kubernetes
import Narration

/// Who asks, and what stands in IAM.
extension AWSOperation {
  static let sts: [AWSOperation] = [
    .read("sts", "get-caller-identity") { session, _ throws(CommandError) in
      let id = session.world.cloud.account.id
      return .members([
        "UserId": "AIDABANCADA0000000000", "Account": .string(id),
        "Arn": .string("arn:aws:iam::\(id):user/bancada"),
      ])
    }
  ]

  static let iam: [AWSOperation] = [
    .read("iam", "list-roles") { session, _ throws(CommandError) in
      let account = session.world.cloud.account
      let roles = account.iam.roles.values.sorted { $0.name < $1.name }
      return .members(["Roles": .array(roles.map { Self.json($0, in: account) })])
    },
    .read("iam", "get-role") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      return .members(["Role": Self.json(try session.role(request), in: account)])
    },
    .read("iam", "list-attached-role-policies") { session, request throws(CommandError) in
      let policies = try session.role(request).attachedPolicies.map { arn in
        JQValue.members([
          "PolicyName": .string(AWSAccount.roleName(of: arn)), "PolicyArn": .string(arn),
        ])
      }
      return .members(["AttachedPolicies": .array(policies)])
    },
    .read("iam", "list-role-policies") { session, request throws(CommandError) in
      .members(["PolicyNames": .strings(try session.role(request).inlinePolicies.keys.sorted())])
    },
    .read("iam", "get-role-policy") { session, request throws(CommandError) in
      let role = try session.role(request)
      let name = try request.required("policy-name")
      guard let document = role.inlinePolicies[name] else {
        throw request.failure(
          "NoSuchEntity", "The role policy with name \(name) cannot be found.")
      }
      return .members([
        "RoleName": .string(role.name), "PolicyName": .string(name), "PolicyDocument": document.jq,
      ])
    },
    .read("iam", "list-policies") { session, request throws(CommandError) in
      let iam = session.world.cloud.account.iam
      let own = iam.policies.values.sorted { $0.name < $1.name }
      let managed = IAMPolicy.managedByAWS.values.sorted { $0.name < $1.name }
      let listed = request["scope"] == "Local" ? own : request["scope"] == "AWS" ? managed : own + managed
      return .members(["Policies": .array(listed.map { Self.json($0, in: iam) })])
    },
    .read("iam", "get-policy") { session, request throws(CommandError) in
      .members(["Policy": Self.json(try session.policy(request), in: session.world.cloud.account.iam)])
    },
    .read("iam", "get-policy-version") { session, request throws(CommandError) in
      let policy = try session.policy(request)
      let version = try request.required("version-id")
      guard version == "v\(policy.version)" else {
        throw request.failure(
          "NoSuchEntity", "Policy \(policy.arn) version \(version) does not exist or is not attachable.")
      }
      return .members([
        "PolicyVersion": .members([
          "Document": policy.document.jq, "VersionId": .string(version), "IsDefaultVersion": .bool(true),
          "CreateDate": .string(Self.createDate),
        ])
      ])
    },
    .read("iam", "list-policy-versions") { session, request throws(CommandError) in
      let policy = try session.policy(request)
      return .members([
        "Versions": .array([
          .members([
            "VersionId": .string("v\(policy.version)"), "IsDefaultVersion": .bool(true),
            "CreateDate": .string(Self.createDate),
          ])
        ])
      ])
    },
    .read("iam", "list-instance-profiles") { session, _ throws(CommandError) in
      let account = session.world.cloud.account
      let profiles = account.iam.instanceProfiles.values.sorted { $0.name < $1.name }
      return .members(["InstanceProfiles": .array(profiles.map { Self.json($0, in: account) })])
    },
    .read("iam", "list-instance-profiles-for-role") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      let role = try session.role(request).name
      let profiles = account.iam.instanceProfiles.values.filter { $0.role == role }
        .sorted { $0.name < $1.name }
      return .members(["InstanceProfiles": .array(profiles.map { Self.json($0, in: account) })])
    },
    .read("iam", "get-instance-profile") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      let name = try request.required("instance-profile-name")
      guard let profile = account.iam.instanceProfiles[name] else {
        throw request.failure("NoSuchEntity", "Instance Profile \(name) cannot be found.")
      }
      return .members(["InstanceProfile": Self.json(profile, in: account)])
    },
    .read("iam", "list-open-id-connect-providers") { session, _ throws(CommandError) in
      let account = session.world.cloud.account
      let providers = account.iam.openIDConnectProviders.map { issuer in
        JQValue.members(["Arn": .string("arn:aws:iam::\(account.id):oidc-provider/\(issuer)")])
      }
      return .members(["OpenIDConnectProviderList": .array(providers)])
    },
    .read("iam", "simulate-principal-policy") { session, request throws(CommandError) in
      try session.simulate(request)
    },
  ]

  /// Of everything that stood in the account before the cluster.
  static let createDate = "2026-01-15T11:00:00+00:00"

  static func json(_ role: IAMRole, in account: AWSAccount) -> JQValue {
    .members([
      "Path": .string(role.path), "RoleName": .string(role.name), "RoleId": .string(id("AROA", role.name)),
      "Arn": .string(account.arn(of: role)), "CreateDate": .string(createDate),
      "AssumeRolePolicyDocument": role.trust.jq, "MaxSessionDuration": 3600,
    ])
  }

  private static func json(_ policy: IAMPolicy, in iam: IAM) -> JQValue {
    .members([
      "PolicyName": .string(policy.name), "PolicyId": .string(id("ANPA", policy.name)),
      "Arn": .string(policy.arn), "Path": "/", "DefaultVersionId": .string("v\(policy.version)"),
      "AttachmentCount": .int(iam.roles.values.count { $0.attachedPolicies.contains(policy.arn) }),
      "PermissionsBoundaryUsageCount": 0, "IsAttachable": .bool(true), "CreateDate": .string(createDate),
      "UpdateDate": .string(createDate),
    ])
  }

  private static func json(_ profile: IAM.InstanceProfile, in account: AWSAccount) -> JQValue {
    .members([
      "Path": .string(profile.path), "InstanceProfileName": .string(profile.name),
      "InstanceProfileId": .string(id("AIPA", profile.name)),
      "Arn": .string("arn:aws:iam::\(account.id):instance-profile\(profile.path)\(profile.name)"),
      "CreateDate": .string(createDate),
      "Roles": .array(
        [profile.role.flatMap { account.iam.roles[$0] }].compactMap(\.self).map { json($0, in: account) }),
      "Tags": profile.tags.isEmpty ? nil : .tags(profile.tags),
    ])
  }

  /// An id as IAM gives one: its kind's letters, and seventeen that follow from the name.
  private static func id(_ prefix: String, _ name: String) -> String {
    var random = SeededRandom(seed: 0, purpose: "iam-id", object: name)
    return prefix + random.hexadecimal(length: 17).uppercased()
  }
}

extension Session {
  fileprivate func role(_ request: AWSRequest) throws(CommandError) -> IAMRole {
    let name = try request.required("role-name")
    guard let role = world.cloud.account.iam.roles[name] else {
      throw request.failure("NoSuchEntity", "The role with name \(name) cannot be found.")
    }
    return role
  }

  fileprivate func policy(_ request: AWSRequest) throws(CommandError) -> IAMPolicy {
    let arn = try request.required("policy-arn")
    guard let policy = world.cloud.account.iam.policy(arn) else {
      throw request.failure("NoSuchEntity", "Policy \(arn) was not found.")
    }
    return policy
  }

  fileprivate func simulate(_ request: AWSRequest) throws(CommandError) -> JQValue {
    let account = world.cloud.account
    let name = AWSAccount.roleName(of: try request.required("policy-source-arn"))
    guard account.iam.roles[name] != nil else {
      throw request.failure("NoSuchEntity", "The role with name \(name) cannot be found.")
    }
    _ = try request.required("action-names")
    let resources = request.all("resource-arns").isEmpty ? ["*"] : request.all("resource-arns")
    let results = request.all("action-names").flatMap { action in
      resources.map { resource in
        let decision =
          switch account.denial(of: .role(name), action, on: resource)?.reason {
          case nil: "allowed"
          case .denied: "explicitDeny"
          case .notAllowed, .noCredentials: "implicitDeny"
          }
        return JQValue.members([
          "EvalActionName": .string(action), "EvalResourceName": .string(resource),
          "EvalDecision": .string(decision), "MatchedStatements": .array([]),
          "MissingContextValues": .array([]),
        ])
      }
    }
    return .members(["EvaluationResults": .array(results), "IsTruncated": .bool(false)])
  }
}

extension PolicyDocument {
  /// As IAM returns it, single values without a list.
  var jq: JQValue {
    .members(["Version": "2012-10-17", "Statement": .array(statements.map(\.jq))])
  }
}

extension PolicyDocument.Statement {
  fileprivate var jq: JQValue {
    .members([
      "Sid": sid.map(JQValue.string), "Effect": .string(effect.rawValue), "Principal": principal?.jq,
      "Action": Self.oneOrMore(actions), "Resource": resources.isEmpty ? nil : Self.oneOrMore(resources),
      "Condition": conditions.isEmpty ? nil : Self.conditions(conditions),
    ])
  }

  fileprivate static func oneOrMore(_ texts: [String]) -> JQValue {
    texts.count == 1 ? .string(texts[0]) : .strings(texts)
  }

  private static func conditions(_ conditions: [String: [String: [String]]]) -> JQValue {
    var operators = JQObject()
    for (name, keys) in conditions.sorted(by: { $0.key < $1.key }) {
      var object = JQObject()
      for (key, values) in keys.sorted(by: { $0.key < $1.key }) { object[key] = oneOrMore(values) }
      operators[name] = .object(object)
    }
    return .object(operators)
  }
}

extension PolicyDocument.Principal {
  fileprivate var jq: JQValue {
    switch self {
    case .anybody: "*"
    case .services(let services): .members(["Service": PolicyDocument.Statement.oneOrMore(services)])
    case .federated(let provider): .members(["Federated": .string(provider)])
    case .aws(let principals): .members(["AWS": PolicyDocument.Statement.oneOrMore(principals)])
    }
  }
}
