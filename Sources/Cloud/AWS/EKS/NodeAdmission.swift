/// Why a machine's kubelet does not get into the cluster.
public enum NodeJoinFault: Equatable, Sendable {
  /// Somebody has wished it so: `ec2 never-join`.
  case wished
  /// The machine's profile has no role that exists and that EC2 may act as.
  case noCredentials(profile: String, role: String?)
  /// The role may not do what a node does before it registers.
  case notAuthorized(AccessDenial)
  /// The API server does not know the role.
  case noAccessEntry(role: String)
  /// The role's access entry is not one for nodes.
  case wrongAccessEntry(role: String, EKSAccess.EntryType)
}

/// Why a node that has joined does not become Ready.
public enum NodeNetworkFault: Equatable, Sendable {
  /// The VPC CNI may not give Pods addresses.
  case noAddresses(AccessDenial)
  /// The images of the VPC CNI and of kube-proxy cannot be pulled.
  case noImages(AccessDenial)

  public var denial: AccessDenial {
    switch self {
    case .noAddresses(let denial), .noImages(let denial): denial
    }
  }
}

extension AWSAccount {
  /// The role that a machine acts as: its profile's of today.
  private func role(of machine: CloudInstance) -> String? {
    let name = iam.instanceProfiles[machine.instanceProfile]?.role ?? machine.role
    return name.flatMap { iam.roles[$0] == nil ? nil : $0 }
  }

  /// Nil when the kubelet of a machine can register its Node.
  public func joinFault(of machine: CloudInstance) -> NodeJoinFault? {
    guard let role = role(of: machine), iam.lets("ec2.amazonaws.com", act: role) else {
      return .noCredentials(
        profile: machine.instanceProfile,
        role: iam.instanceProfiles[machine.instanceProfile]?.role ?? machine.role)
    }
    let cluster = arn("eks", "cluster/\(clusterName)")
    if let denial = denial(
      of: .role(role), [("eks:DescribeCluster", cluster), ("ec2:DescribeInstances", "*")])
    {
      return .notAuthorized(denial)
    }
    guard let entry = eks.entries[roleARN(role)] else { return .noAccessEntry(role: role) }
    return entry.admitsNodes ? nil : .wrongAccessEntry(role: role, entry.type)
  }

  /// Nil when the node of a machine can run the DaemonSets that its network takes.
  public func networkFault(of machine: CloudInstance) -> NodeNetworkFault? {
    guard let role = role(of: machine) else { return nil }
    let images: [(action: String, resource: String)] = [
      ("ecr:GetAuthorizationToken", "*"), ("ecr:BatchGetImage", "*"),
    ]
    if let denial = denial(of: .role(role), images) { return .noImages(denial) }
    return denial(of: .role(role), "ec2:AssignPrivateIpAddresses").map(NodeNetworkFault.noAddresses)
  }

  /// AWS's own policy that gives a node what it lacks; nil when none is known.
  public static func nodePolicy(allowing action: String) -> String? {
    nodePolicies.first { name in
      IAMPolicy.managedByAWS[name]?.document.statements.contains { $0.covers(action) } ?? false
    }
  }
}
