import Cloud
import Cluster
import Kubernetes
import Narration

extension Session {
  /// Who acts as what, and what is missing of what Karpenter and its nodes need.
  func accessOverview() -> CommandOutput {
    let account = world.cloud.account
    var rows: [[StyledText]] = []
    func row(_ kind: String, _ name: String, _ details: String...) { list(kind, name, details) }
    func list(_ kind: String, _ name: String, _ details: [String]) {
      rows.append([
        StyledText(kind, style: .dim), StyledText(name, style: .name), StyledText(details.first ?? ""),
      ])
      rows += details.dropFirst().map { ["", "", StyledText($0)] }
    }
    for role in account.iam.roles.values.sorted(by: { $0.name < $1.name }) {
      let policies = role.attachedPolicies.map(AWSAccount.roleName) + role.inlinePolicies.keys.sorted()
      list("role", role.name, policies)
    }
    for profile in account.iam.instanceProfiles.values.sorted(by: { $0.name < $1.name }) {
      row("instance-profile", profile.name, profile.role ?? "-")
    }
    for entry in account.eks.entries.values.sorted(by: { $0.principal < $1.principal }) {
      row("access-entry", AWSAccount.roleName(of: entry.principal), entry.type.rawValue)
    }
    for association in account.eks.podIdentityAssociations {
      row(
        "pod-identity", "\(association.namespace)/\(association.serviceAccount)",
        AWSAccount.roleName(of: association.roleARN))
    }
    for issuer in account.iam.openIDConnectProviders { row("oidc-provider", issuer, "") }
    let queue = world.cloud.interruptionQueue
    list("queue", queue.name, queue.rules.map(\.rawValue).sorted())
    let header = ["KIND", "NAME", "DETAIL"].map { StyledText($0, style: .heading) }
    var output = CommandOutput(TextTable(header: header, rows: rows).text)
    let gaps = world.cloud.accessGaps
    guard !gaps.isEmpty else {
      output.line(AccessCommandMessage.everythingInPlace.told(in: language))
      return output
    }
    output.line(AccessCommandMessage.missing.told(in: language))
    for gap in gaps { output.line("  · " + AccessMessage.gap(gap).told(in: language)) }
    return output
  }

  /// A role as it stands: who may act as it, and what it may do.
  func describeRole(_ word: String) throws(CommandError) -> CommandOutput {
    let account = world.cloud.account
    guard let role = account.iam.roles[AWSAccount.roleName(of: word)] else {
      throw .refused(.notFound(.role, word), in: account)
    }
    var output = CommandOutput()
    output.line("\(StyledText(role.name, style: .name))  \(StyledText(account.arn(of: role), style: .dim))")
    var rows: [[StyledText]] = role.trust.statements.map { statement in
      [
        StyledText("trust", style: .dim), StyledText(statement.principal?.told ?? "*"),
        StyledText(statement.actions.joined(separator: ", ")),
      ]
    }
    for (policy, document) in account.iam.documents(of: role.name) {
      for statement in document.statements {
        let style: StyledText.Style = statement.effect == .deny ? .refusal : .name
        rows.append([
          StyledText(statement.effect.rawValue, style: style), StyledText(policy, style: .dim),
          StyledText(statement.actions.joined(separator: ", ")),
        ])
      }
    }
    output.print(TextTable(rows: rows).text)
    return output
  }
}

extension PolicyDocument.Principal {
  fileprivate var told: String {
    switch self {
    case .anybody: "*"
    case .services(let services): services.joined(separator: ", ")
    case .federated(let provider): AWSAccount.roleName(of: provider)
    case .aws(let principals): principals.joined(separator: ", ")
    }
  }
}
