import Cloud
import Cluster
import Kubernetes
import Narration

/// The cluster as EKS knows it.
extension AWSOperation {
  static let eks: [AWSOperation] = [
    .read("eks", "list-clusters") { session, _ throws(CommandError) in
      .members(["clusters": .strings([session.world.cloud.account.clusterName])])
    },
    .read("eks", "describe-cluster") { session, request throws(CommandError) in
      try session.checkCluster(request, option: "name")
      return .members(["cluster": Self.cluster(session.world)])
    },
    .read("eks", "list-access-entries") { session, request throws(CommandError) in
      try session.checkCluster(request)
      return .members(["accessEntries": .strings(session.world.cloud.account.eks.entries.keys.sorted())])
    },
    .read("eks", "describe-access-entry") { session, request throws(CommandError) in
      try session.checkCluster(request)
      let arn = try request.required("principal-arn")
      guard let entry = session.world.cloud.account.eks.entries[arn] else {
        throw request.failure(
          "ResourceNotFoundException",
          "The specified principalArn could not be found. You can view your "
            + "access entries with 'aws eks list-access-entries'.")
      }
      return .members(["accessEntry": Self.json(entry, session.world)])
    },
    .write("eks", "create-access-entry") { session, request, given throws(CommandError) in
      try session.checkCluster(request)
      let arn = try request.required("principal-arn")
      let type = request["type"] ?? EKSAccess.EntryType.standard.rawValue
      guard let type = EKSAccess.EntryType(rawValue: type) else {
        throw .say(
          .badFlagValue(flag: "--type", value: type, allowed: EKSAccess.EntryType.allCases.map(\.rawValue)))
      }
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.createAccessEntry(arn, type: type, groups: request.all("kubernetes-groups"))
      }
      let entry = session.world.cloud.account.eks.entries[arn]
      return .members(["accessEntry": entry.map { Self.json($0, session.world) }])
    },
    .write("eks", "delete-access-entry") { session, request, given throws(CommandError) in
      try session.checkCluster(request)
      let arn = try request.required("principal-arn")
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.deleteAccessEntry(arn)
      }
      return nil
    },
    .read("eks", "list-pod-identity-associations") { session, request throws(CommandError) in
      try session.checkCluster(request)
      let associations = session.world.cloud.account.eks.podIdentityAssociations.filter {
        (request["namespace"] ?? $0.namespace) == $0.namespace
          && (request["service-account"] ?? $0.serviceAccount) == $0.serviceAccount
      }
      return .members([
        "associations": .array(associations.map { Self.json($0, session.world, isWhole: false) })
      ])
    },
    .read("eks", "describe-pod-identity-association") { session, request throws(CommandError) in
      try session.checkCluster(request)
      return .members([
        "association": Self.json(try session.association(request), session.world, isWhole: true)
      ])
    },
    .write("eks", "create-pod-identity-association") { session, request, given throws(CommandError) in
      try session.checkCluster(request)
      let namespace = try request.required("namespace")
      let serviceAccount = try request.required("service-account")
      let role = try request.required("role-arn")
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.createAssociation(of: serviceAccount, in: namespace, with: role)
      }
      let made = session.world.cloud.account.eks.association(of: serviceAccount, in: namespace)
      return .members(["association": made.map { Self.json($0, session.world, isWhole: true) }])
    },
    .write("eks", "delete-pod-identity-association") { session, request, given throws(CommandError) in
      try session.checkCluster(request)
      let association = try session.association(request)
      try session.changeAccess(given, request) { (account: inout AWSAccount) throws(AccessRefusal) in
        try account.deleteAssociation(of: association.serviceAccount, in: association.namespace)
      }
      return .members(["association": Self.json(association, session.world, isWhole: true)])
    },
    .read("eks", "list-addons") { session, request throws(CommandError) in
      try session.checkCluster(request)
      return .members(["addons": .strings(["coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni"])])
    },
    .read("eks", "update-kubeconfig") { session, request throws(CommandError) in
      try session.checkCluster(request, option: "name")
      let account = session.world.cloud.account
      return .string(
        "Updated context \(account.arn("eks", "cluster/\(account.clusterName)")) in ~/.kube/config")
    },
  ]

  private static func cluster(_ world: World) -> JQValue {
    let account = world.cloud.account
    let name = account.clusterName
    return .members([
      "name": .string(name), "arn": .string(account.arn("eks", "cluster/\(name)")),
      "createdAt": .string(createDate), "version": "1.35",
      "endpoint": .string(account.clusterEndpoint),
      "roleArn": .string(account.roleARN(account.clusterRoleName)),
      "resourcesVpcConfig": .members([
        "subnetIds": .strings(account.subnets.map(\.id)),
        "securityGroupIds": .strings([]),
        "clusterSecurityGroupId": account.securityGroups.first.map { .string($0.id) },
        "vpcId": .string(account.vpcID), "endpointPublicAccess": .bool(true),
        "endpointPrivateAccess": .bool(true), "publicAccessCidrs": .strings(["0.0.0.0/0"]),
      ]),
      "kubernetesNetworkConfig": .members(["serviceIpv4Cidr": "10.100.0.0/16", "ipFamily": "ipv4"]),
      "identity": .members(["oidc": .members(["issuer": .string("https://\(account.tokenIssuer)")])]),
      "status": "ACTIVE", "platformVersion": "eks.3", "tags": .members([:]),
      "accessConfig": .members(["authenticationMode": "API_AND_CONFIG_MAP"]),
      "upgradePolicy": .members(["supportType": "STANDARD"]),
    ])
  }

  private static func json(_ entry: EKSAccess.AccessEntry, _ world: World) -> JQValue {
    let account = world.cloud.account
    let name = AWSAccount.roleName(of: entry.principal)
    let groups = entry.admitsNodes && entry.groups.isEmpty ? [EKSAccess.AccessEntry.nodesGroup] : entry.groups
    return .members([
      "clusterName": .string(account.clusterName), "principalArn": .string(entry.principal),
      "kubernetesGroups": .strings(groups),
      "accessEntryArn": .string(
        account.arn("eks", "access-entry/\(account.clusterName)/role/\(account.id)/\(name)")),
      "createdAt": .string(createDate), "modifiedAt": .string(createDate), "tags": .members([:]),
      "username": .string(
        entry.admitsNodes
          ? "system:node:{{EC2PrivateDNSName}}"
          : "arn:aws:sts::\(account.id):assumed-role/\(name)/{{SessionName}}"),
      "type": .string(entry.type.rawValue),
    ])
  }

  private static func json(
    _ association: EKSAccess.PodIdentityAssociation, _ world: World, isWhole: Bool
  ) -> JQValue {
    let account = world.cloud.account
    let arn = account.arn("eks", "podidentityassociation/\(account.clusterName)/\(association.id)")
    return .members([
      "clusterName": .string(account.clusterName), "namespace": .string(association.namespace),
      "serviceAccount": .string(association.serviceAccount),
      "roleArn": isWhole ? .string(association.roleARN) : nil, "associationArn": .string(arn),
      "associationId": .string(association.id),
    ])
  }
}

extension Session {
  func checkCluster(_ request: AWSRequest, option: String = "cluster-name") throws(CommandError) {
    let name = try request.required(option)
    let own = world.cloud.account.clusterName
    guard name == own else {
      var failure = request.failure("ResourceNotFoundException", "No cluster found for name: \(name).")
      failure.messages = [AWSMessage.onlyCluster(own)]
      throw failure
    }
  }

  fileprivate func association(_ request: AWSRequest) throws(CommandError) -> EKSAccess.PodIdentityAssociation
  {
    let id = try request.required("association-id")
    let all = world.cloud.account.eks.podIdentityAssociations
    guard let association = all.first(where: { $0.id == id }) else {
      throw request.failure("NotFoundException", "Association \(id) not found")
    }
    return association
  }
}
