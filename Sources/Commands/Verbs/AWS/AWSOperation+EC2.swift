import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Machines, types, network and images as EC2 lists them.
extension AWSOperation {
  static let ec2: [AWSOperation] = [
    .read("ec2", "describe-instances") { session, request throws(CommandError) in
      let chosen = try session.world.ec2Machines.filtered(by: request, ids: "instance-ids")
      return .members([
        "Reservations": .array(
          chosen.map { machine in
            .members([
              "ReservationId": .string("r-" + machine.id.dropFirst(2)),
              "OwnerId": .string(session.world.cloud.account.id), "Groups": .array([]),
              "Instances": .array([machine.json]),
            ])
          })
      ])
    },
    .read("ec2", "describe-instance-types") { session, request throws(CommandError) in
      let catalogue = session.world.cloud.catalogue
      let wanted = request.all("instance-types")
      let types = catalogue.types.filter { wanted.isEmpty || wanted.contains($0.name) }
      if let missing = wanted.first(where: { name in !types.contains { $0.name == name } }) {
        var failure = request.failure(
          "InvalidInstanceType", "The following supplied instance types do not exist: [\(missing)]")
        let nearest = Spelling.nearest(to: missing, among: catalogue.types.map(\.name))
        failure.messages = nearest.isEmpty ? [] : [AWSMessage.nearest(nearest)]
        throw failure
      }
      let described = try types.map(EC2Item.init).filtered(by: request, ids: "")
      return .members(["InstanceTypes": .array(described.map(\.json))])
    },
    .read("ec2", "describe-instance-type-offerings") { session, request throws(CommandError) in
      let catalogue = session.world.cloud.catalogue
      let isByZone = request["location-type"] == "availability-zone"
      let offers = catalogue.types.flatMap { type -> [EC2Item] in
        let zones = catalogue.region.zones.filter {
          catalogue.priceUSDPerHour(of: type, in: $0, as: .onDemand) != nil
        }
        let places = isByZone ? zones.map(\.name) : zones.isEmpty ? [] : [catalogue.region.rawValue]
        return places.map { EC2Item(type, at: $0, by: isByZone ? "availability-zone" : "region") }
      }
      return .members([
        "InstanceTypeOfferings": .array(try offers.filtered(by: request, ids: "").map(\.json))
      ])
    },
    .read("ec2", "describe-spot-price-history") { session, request throws(CommandError) in
      let world = session.world
      let catalogue = world.cloud.catalogue
      let wanted = request.all("instance-types")
      let prices = catalogue.types.filter { wanted.isEmpty || wanted.contains($0.name) }
        .flatMap { type in
          catalogue.region.zones.compactMap { zone -> EC2Item? in
            catalogue.priceUSDPerHour(of: type, in: zone, as: .spot).map {
              EC2Item(type, spotPrice: $0, in: zone.name, at: world.now)
            }
          }
        }
      return .members([
        "SpotPriceHistory": .array(try prices.filtered(by: request, ids: "").map(\.json))
      ])
    },
    .read("ec2", "describe-subnets") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      let subnets = account.subnets.map { EC2Item($0, in: account) }
      return .members(["Subnets": .array(try subnets.filtered(by: request, ids: "subnet-ids").map(\.json))])
    },
    .read("ec2", "describe-security-groups") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      let groups = account.securityGroups.map { EC2Item($0, in: account) }
      return .members([
        "SecurityGroups": .array(try groups.filtered(by: request, ids: "group-ids").map(\.json))
      ])
    },
    .read("ec2", "describe-images") { session, request throws(CommandError) in
      let images = session.world.cloud.account.images.map(EC2Item.init)
      return .members(["Images": .array(try images.filtered(by: request, ids: "image-ids").map(\.json))])
    },
    .read("ec2", "describe-availability-zones") { session, request throws(CommandError) in
      let cloud = session.world.cloud
      let zones = cloud.catalogue.region.zones.map { zone in
        EC2Item(zone, in: cloud.catalogue.region, isUp: !cloud.pools.zonesDown.contains(zone.name))
      }
      return .members([
        "AvailabilityZones": .array(try zones.filtered(by: request, ids: "zone-names").map(\.json))
      ])
    },
    .read("ec2", "describe-vpcs") { session, request throws(CommandError) in
      let account = session.world.cloud.account
      let vpc = EC2Item(vpcOf: account)
      return .members(["Vpcs": .array(try [vpc].filtered(by: request, ids: "vpc-ids").map(\.json))])
    },
    .read("ec2", "describe-launch-templates") { session, request throws(CommandError) in
      let templates = session.world.launchTemplates
      return .members([
        "LaunchTemplates": .array(
          try templates.filtered(by: request, ids: "launch-template-names").map(\.json))
      ])
    },
    .write("ec2", "terminate-instances") { session, request, given throws(CommandError) in
      let ids = request.all("instance-ids")
      guard !ids.isEmpty else {
        throw .upstream("aws: [ERROR]: the following arguments are required: --instance-ids")
      }
      var changes: [JQValue] = []
      let known = session.world
      try session.change(given) { (world: inout World) throws(CommandError) in
        for id in ids {
          guard let machine = world.ec2Machines.first(where: { $0.id == id }) else {
            throw request.failure("InvalidInstanceID.NotFound", "The instance ID '\(id)' does not exist")
          }
          do throws(CloudRefusal) {
            try world.strike(.terminate(NodeName(id)))
          } catch {
            throw .refused(error, in: known)
          }
          changes.append(
            .members([
              "InstanceId": .string(id), "CurrentState": .members(["Code": 32, "Name": "shutting-down"]),
              "PreviousState": .members(["Code": 16, "Name": .string(machine.state)]),
            ]))
        }
      }
      return .members(["TerminatingInstances": .array(changes)])
    },
    .write("ec2", "create-tags") { session, request, given throws(CommandError) in
      try session.tag(request, given) { tags, key, value in tags[key] = value }
      return nil
    },
    .write("ec2", "delete-tags") { session, request, given throws(CommandError) in
      try session.tag(request, given) { tags, key, _ in tags[key] = nil }
      return nil
    },
  ]
}

extension Session {
  /// Changes tags of subnets and security groups.
  fileprivate mutating func tag(
    _ request: AWSRequest, _ given: Invocation,
    _ change: (inout [String: String], _ key: String, _ value: String) -> Void
  ) throws(CommandError) {
    let tags = request.all("tags").map(AWSRequest.shorthand)
    let resources = request.all("resources").flatMap {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    guard !tags.isEmpty, !resources.isEmpty else {
      throw .upstream("aws: [ERROR]: the following arguments are required: --resources, --tags")
    }
    let account = world.cloud.account
    let known = account.subnets.map(\.id) + account.securityGroups.map(\.id)
    if let missing = resources.first(where: { !known.contains($0) }) {
      throw request.failure("InvalidID", "The ID '\(missing)' is not valid")
    }
    try changeAccess(given) { (account: inout AWSAccount) throws(AccessRefusal) in
      for tag in tags {
        guard let key = tag["Key"]?.first else { continue }
        let value = tag["Value"]?.first ?? ""
        for index in account.subnets.indices where resources.contains(account.subnets[index].id) {
          change(&account.subnets[index].tags, key, value)
        }
        for index in account.securityGroups.indices where resources.contains(account.securityGroups[index].id)
        {
          change(&account.securityGroups[index].tags, key, value)
        }
      }
    }
  }
}
