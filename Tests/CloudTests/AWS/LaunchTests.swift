import Kubernetes
import Testing

@testable import Cloud

struct LaunchTests {
  static let onDemand = "karpenter.sh/capacity-type=on-demand"
  static let spot = "karpenter.sh/capacity-type=spot"
  static let arm = "kubernetes.io/arch=arm64"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let claim: NodeClaim
    /// `m6g.large/us-east-1a/spot`
    var exhausted: [String] = []
    /// Nil: nothing is launched.
    let launched: String?
    var errors = 0
  }

  @Test(
    "the cheapest that the claim allows is launched",
    arguments: [
      Case(
        testDescription: "spot before on-demand, and the first zone of equals",
        claim: CourseCloud.claim(arm), launched: "t4g.small/us-east-1a/spot"),
      Case(
        testDescription: "on-demand when spot is not allowed", claim: CourseCloud.claim(onDemand, arm),
        launched: "t4g.small/us-east-1a/on-demand"),
      Case(
        testDescription: "what the Pods ask for must fit", claim: CourseCloud.claim(onDemand, arm, cpu: "2"),
        launched: "t4g.xlarge/us-east-1a/on-demand"),
      Case(
        testDescription: "a requirement on a label of the type",
        claim: CourseCloud.claim(
          onDemand, "karpenter.k8s.aws/instance-category=c,m,r", "karpenter.k8s.aws/instance-generation>6"),
        launched: "c7g.large/us-east-1a/on-demand"),
      Case(
        testDescription: "zone and zone id",
        claim: CourseCloud.claim(onDemand, arm, "topology.k8s.aws/zone-id=use1-az6"),
        launched: "t4g.small/us-east-1c/on-demand"),
      Case(
        testDescription: "a label of nobody's does not matter",
        claim: CourseCloud.claim(onDemand, arm, "team=ml"), launched: "t4g.small/us-east-1a/on-demand"),
      Case(
        testDescription: "nor does one of another provider's",
        claim: CourseCloud.claim(onDemand, arm, "karpenter.azure.com/sku-cpu=4"),
        launched: "t4g.small/us-east-1a/on-demand"),
      Case(
        testDescription: "no GPU unless there is nothing else",
        claim: CourseCloud.claim(onDemand, "karpenter.k8s.aws/instance-cpu=4", "kubernetes.io/arch=amd64"),
        launched: "c5.xlarge/us-east-1a/on-demand"),
      Case(
        testDescription: "a GPU when it is asked for",
        claim: CourseCloud.claim(onDemand, "karpenter.k8s.aws/instance-gpu-count"),
        launched: "g4dn.xlarge/us-east-1a/on-demand"),
      Case(
        testDescription: "the next offer when EC2 has none of the first",
        claim: CourseCloud.claim(onDemand, arm),
        exhausted: ["t4g.small/us-east-1a/on-demand", "t4g.small/us-east-1b/on-demand"],
        launched: "t4g.small/us-east-1c/on-demand", errors: 2),
      Case(
        testDescription: "no other capacity type within one launch",
        claim: CourseCloud.claim(
          "karpenter.sh/capacity-type=spot,on-demand", "node.kubernetes.io/instance-type=m5.large"),
        exhausted: ["m5.large/us-east-1a/spot", "m5.large/us-east-1b/spot", "m5.large/us-east-1c/spot"],
        launched: nil, errors: 3),
      Case(
        testDescription: "nothing when no type is allowed",
        claim: CourseCloud.claim("kubernetes.io/arch=riscv"),
        launched: nil),
      Case(
        testDescription: "nothing when no type is large enough",
        claim: CourseCloud.claim(onDemand, cpu: "64"),
        launched: nil),
    ])
  func chooses(_ c: Case) throws {
    var course = CourseCloud()
    for text in c.exhausted { course.cloud.pools.remaining[try offering(text)] = 0 }
    let launch = course.launch(c.claim)
    #expect(launch.launched?.instance.offering.description == c.launched)
    #expect(launch.errors.count == c.errors)
    #expect(course.cloud.describeInstances().count == (c.launched == nil ? 0 : 1))
  }

  @Test("a refused offering is left out for three minutes, and spot gives way to on-demand in the next round")
  func fallsBackOverRounds() throws {
    var course = CourseCloud()
    let claim = CourseCloud.claim(
      "karpenter.sh/capacity-type=spot,on-demand", "node.kubernetes.io/instance-type=m5.large")
    for zone in ["a", "b", "c"] {
      course.cloud.pools.remaining[try offering("m5.large/us-east-1\(zone)/spot")] = 0
    }
    let first = course.launch(claim)
    #expect(first.outcome == .insufficientCapacity(.fleetErrors))
    #expect(
      first.upstreamError?.hasPrefix(
        "creating instance, insufficient capacity, with fleet error(s), InsufficientInstanceCapacity: "
          + "There is no Spot capacity available that matches your request. (aws-error-code=UnfulfillableCapacity, "
      )
        == true)
    #expect(course.cloud.unavailableOfferings.nextExpiry(after: .start) == .seconds(180))
    let second = course.launch(claim, at: .seconds(10))
    #expect(second.launched?.instance.offering.description == "m5.large/us-east-1a/on-demand")
    #expect(
      second.upstreamWarning
        == "at least 5 instance types are recommended when flexible to spot but requesting on-demand, the current "
        + "provisioning request only has 1 instance type options")
    #expect(first.upstreamWarning == nil && second.upstreamError == nil)
    for (instant, isAvailable) in [(180, false), (181, true)] {
      let offerings = course.types(at: .seconds(instant)).first { $0.name == "m5.large" }?.offerings ?? []
      let spot = offerings.filter { $0.capacityType == .spot }
      #expect(spot.count == 3 && spot.allSatisfy { $0.isAvailable == isAvailable })
    }
  }

  @Test("no spot offer dearer than the cheapest on-demand one reaches EC2")
  func dearSpot() throws {
    var course = CourseCloud()
    let claim = CourseCloud.claim(
      "karpenter.sh/capacity-type=spot,on-demand", "node.kubernetes.io/instance-type=m5.large,m5.2xlarge")
    let launch = course.launch(claim)
    let asked = launch.request?.overrides.map { "\($0.instanceType)/\($0.zone.name)" }
    #expect(asked == ["m5.large/us-east-1a", "m5.large/us-east-1b", "m5.large/us-east-1c"])
    #expect(launch.request?.allocationStrategy == .priceCapacityOptimized)
    let step = try #require(launch.funnel.first { $0.filter == .spotOffering })
    #expect(step.after == 2)
  }

  @Test("of spot pools the deep come first, and the cheapest of them")
  func deepPools() throws {
    var course = CourseCloud(prices: .observed)
    let launch = course.launch(CourseCloud.claim(Self.spot, Self.arm))
    let request = try #require(launch.request)
    let chosen = try #require(launch.launched?.instance)
    func bucket(_ override: FleetRequest.Override) -> Int {
      course.cloud.interruptionBucket(of: override.instanceType).rawValue
    }
    let deepest = Set(request.overrides.map(bucket)).sorted().prefix(2)
    let deep = request.overrides.filter { deepest.contains(bucket($0)) }
    #expect(deep.count < request.overrides.count)
    #expect(chosen.priceUSDPerHour == deep.map(\.priceUSDPerHour).min())
  }

  @Test("at most 60 types reach EC2, the cheapest, and the funnel says what each filter took")
  func funnel() throws {
    var course = CourseCloud(prices: .observed)
    course.cloud.catalogue.subset = .full
    let launch = course.launch(CourseCloud.claim(Self.spot, Self.arm, cpu: "500m"))
    #expect(launch.funnel.map(\.filter) == LaunchFilter.allCases)
    #expect(launch.funnel.first?.before == course.types().count)
    #expect(launch.funnel.last?.after == 60)
    let asked = Set(launch.request?.overrides.map(\.instanceType) ?? [])
    let prices = course.types().filter { type in
      type.architecture == "arm64" && type.capacity[.nvidiaGPU] == nil && !type.name.contains("metal")
    }.compactMap { type in
      type.offerings.filter { $0.isAvailable && $0.capacityType == .spot }.map(\.priceUSDPerHour).min()
        .map { (price: $0, name: type.name) }
    }
    #expect(asked == Set(prices.sorted { ($0.price, $0.name) < ($1.price, $1.name) }.prefix(60).map(\.name)))
    let exotic = try #require(launch.funnel.first { $0.filter == .exotic })
    #expect(exotic.after < exotic.before && exotic.examplesRemoved.contains { $0.contains("metal") })
  }

  @Test("minValues that the types left cannot meet stop the launch")
  func minValues() {
    var course = CourseCloud()
    var claim = CourseCloud.claim(Self.onDemand, "karpenter.k8s.aws/instance-family")
    claim.spec.requirements[1].minValues = 50
    let launch = course.launch(claim)
    #expect(
      launch.outcome == .insufficientCapacity(.minValuesNotMet(key: "karpenter.k8s.aws/instance-family")))
  }

  @Test("a capacity reservation is used first, until it is used up")
  func reservation() throws {
    var course = CourseCloud()
    course.cloud.account.capacityReservations = [
      AWSAccount.CapacityReservation(
        id: "cr-1", instanceType: "m5.large", zone: "us-east-1b", ownerID: course.cloud.account.id,
        tags: ["team": "ml"], total: 1)
    ]
    var term = EC2NodeClass.CapacityReservationSelectorTerm()
    term.tags = ["team": "ml"]
    course.nodeClass.spec.capacityReservationSelectorTerms = [term]
    course.nodeClass = course.nodeClass.resolved(in: course.cloud.account, at: .start).0
    func claim(_ name: String) -> NodeClaim {
      CourseCloud.claim(
        "karpenter.sh/capacity-type=reserved,on-demand", "kubernetes.io/arch=amd64", name: name)
    }
    let first = try #require(course.launch(claim("default-abcde")).launched)
    #expect(first.instance.offering.description == "m5.large/us-east-1b/reserved")
    #expect(first.labels["karpenter.k8s.aws/capacity-reservation-id"] == "cr-1")
    let second = try #require(course.launch(claim("default-fghij")).launched)
    #expect(second.instance.capacityType == .onDemand)
    course.cloud.finishTermination(of: first.instance.id)
    #expect(course.cloud.account.capacityReservations[0].available == 1)
  }

  @Test("of two reservations in a zone, the one with more machines left is used")
  func largerReservation() throws {
    var course = CourseCloud()
    course.cloud.account.capacityReservations = [("cr-1", 2), ("cr-2", 3), ("cr-3", 1)].map { id, total in
      AWSAccount.CapacityReservation(
        id: id, instanceType: "m5.large", zone: "us-east-1b", ownerID: course.cloud.account.id,
        tags: ["team": "ml"], total: total)
    }
    var term = EC2NodeClass.CapacityReservationSelectorTerm()
    term.tags = ["team": "ml"]
    course.nodeClass.spec.capacityReservationSelectorTerms = [term]
    course.nodeClass = course.nodeClass.resolved(in: course.cloud.account, at: .start).0
    let launch = course.launch(CourseCloud.claim("karpenter.sh/capacity-type=reserved"))
    #expect(launch.request?.overrides.map(\.reservationID) == ["cr-2"])
  }

  @Test("a spot offer at the price of on-demand still reaches EC2")
  func spotAtOnDemandPrice() throws {
    var course = CourseCloud()
    var types = course.types().filter { $0.name == "m5.large" }
    for index in types[0].offerings.indices { types[0].offerings[index].priceUSDPerHour = 0.096 }
    let claim = CourseCloud.claim("karpenter.sh/capacity-type=spot,on-demand")
    let launch = course.cloud.launch(claim, nodeClass: course.nodeClass, types: types, at: .start)
    #expect(launch.request?.capacityType == .spot && launch.request?.overrides.count == 3)
  }

  @Test("a burst spreads over a zone's subnets by the Pods that could come, counted anew after a minute")
  func twoSubnets() throws {
    var course = CourseCloud()
    var second = course.cloud.account.subnets[0]
    second.id = "subnet-second"
    second.firstAddress = IPv4Address(10, 0, 128, 0)
    second.freeAddresses = 120
    course.cloud.account.subnets.append(second)
    course.cloud.account.subnets[0].freeAddresses = 100
    course.nodeClass = course.nodeClass.resolved(in: course.cloud.account, at: .start).0
    let isSecond = try [0, 1, 2, 3, 4, 60].enumerated().map { index, second in
      let claim = CourseCloud.claim(
        Self.onDemand, "node.kubernetes.io/instance-type=t4g.small,t4g.large",
        "topology.kubernetes.io/zone=us-east-1a", name: "default-\(index)")
      let instance = try #require(course.launch(claim, at: .seconds(second)).launched?.instance)
      #expect(instance.address.description.hasPrefix("10.0.1") == (instance.subnetID == "subnet-second"))
      return instance.subnetID == "subnet-second"
    }
    // 11 Pods each: 120, 109, 98 against 100, 89; then EC2's own counts again, 117 against 98.
    #expect(isSecond == [true, true, false, true, false, true])
  }

  @Test("types of a file are launched in the place of EC2's, in zones of their own")
  func fileCatalogue() throws {
    var course = CourseCloud()
    var types = [InstanceType]()
    for (name, price) in [("kwok-2x", 0.2), ("kwok-1x", 0.1)] {
      let capacity: ResourceList = [
        .cpu: Quantity(4), .memory: Quantity(bytes: 8 << 30), .pods: Quantity(110),
      ]
      types.append(
        InstanceType(
          name: name, architecture: "amd64", capacity: capacity, overhead: [:], labels: [:],
          offerings: [
            Offering(zone: "zone-1", capacityType: .onDemand, priceUSDPerHour: price),
            Offering(
              zone: "zone-1", capacityType: .reserved, priceUSDPerHour: 0,
              reservation: .init(id: "cr-\(name)", remaining: 2)),
          ]))
    }
    course.cloud.use(types)
    course.nodeClass = course.nodeClass.resolved(in: course.cloud.account, at: .start).0
    let launched = course.launch(CourseCloud.claim("topology.kubernetes.io/zone=zone-1")).launched
    #expect(launched?.instance.offering.description == "kwok-1x/zone-1/on-demand")
    #expect(course.cloud.account.subnets.map(\.firstAddress.description).last == "10.0.128.0")
    #expect(course.cloud.account.capacityReservations.map(\.id) == ["cr-kwok-2x", "cr-kwok-1x"])
  }

  @Test("a subnet without addresses refuses, and its zone with it")
  func addresses() throws {
    var course = CourseCloud()
    course.cloud.account.subnets[0].freeAddresses = 0
    let launch = course.launch(CourseCloud.claim(Self.onDemand, Self.arm))
    #expect(launch.errors.map(\.code) == [.insufficientFreeAddressesInSubnet])
    #expect(launch.launched?.instance.zone.name == "us-east-1b")
    let inA = course.types(at: .seconds(1)).flatMap(\.offerings).filter { $0.zone == "us-east-1a" }
    #expect(!inA.isEmpty && inA.allSatisfy { !$0.isAvailable })
  }

  @Test("a quota refuses what would pass it, and lets through what fits")
  func quota() throws {
    var course = CourseCloud()
    course.cloud.account.vCPUQuotas = [.onDemand: 4]
    for name in ["default-1", "default-2"] {
      let launch = course.launch(CourseCloud.claim(Self.onDemand, Self.arm, name: name))
      #expect(launch.launched != nil && launch.errors.isEmpty)
    }
    let third = course.launch(CourseCloud.claim(Self.onDemand, Self.arm, name: "default-3"))
    #expect(third.outcome == .insufficientCapacity(.fleetErrors))
    #expect(Set(third.errors.map(\.code)) == [.vCPULimitExceeded])
    let spot = course.launch(CourseCloud.claim(Self.spot, Self.arm, name: "default-4"))
    #expect(spot.launched != nil)
  }

  @Test("without EC2's role for spot, no spot offering is asked for during three minutes")
  func spotRole() {
    var course = CourseCloud()
    course.cloud.account.hasSpotServiceLinkedRole = false
    let claim = CourseCloud.claim("karpenter.sh/capacity-type=spot,on-demand", Self.arm)
    let first = course.launch(claim)
    #expect(Set(first.errors.map(\.code)) == [.serviceLinkedRoleCreationNotPermitted])
    #expect(first.outcome == .insufficientCapacity(.fleetErrors))
    #expect(
      first.upstreamSpotRoleEvent
        == "Attempted to launch a spot instance but failed due to "
        + "\"AuthFailure.ServiceLinkedRoleCreationNotPermitted\"")
    let second = course.launch(claim, at: .seconds(10))
    #expect(second.launched?.instance.capacityType == .onDemand && second.upstreamSpotRoleEvent == nil)
  }

  @Test("a machine brings its claim labels, annotations and what Pods can have")
  func launchedClaim() throws {
    var course = CourseCloud()
    let launched = try #require(
      course.launch(CourseCloud.claim(Self.onDemand, "node.kubernetes.io/instance-type=m5.large")).launched)
    #expect(launched.instance.providerID.hasPrefix("aws:///us-east-1a/i-0"))
    #expect(launched.labels["topology.k8s.aws/zone-id"] == "use1-az2")
    #expect(launched.labels["karpenter.k8s.aws/instance-tenancy"] == "default")
    #expect(launched.labels["karpenter.sh/nodepool"] == "default")
    #expect(launched.annotations["karpenter.k8s.aws/ec2nodeclass-hash"] == course.nodeClass.staticHash)
    #expect(launched.allocatable[.memory] == Quantity("6903Mi"))
    #expect(course.nodeClass.status.amis.contains { $0.id == launched.instance.imageID })
    #expect(course.cloud.nodeName(of: launched.instance).text.hasSuffix(".ec2.internal"))
    #expect(launched.instance.tags["eks:eks-cluster-name"] == "bancada")
  }

  @Test("no two machines share an id or an address, and the same seed gives the same ones")
  func identities() {
    func launchTen(seed: UInt64) -> [CloudInstance] {
      var course = CourseCloud()
      course.cloud.seed = seed
      for index in 0..<10 {
        _ = course.launch(CourseCloud.claim(Self.onDemand, Self.arm, name: "default-\(index)"))
      }
      return course.cloud.describeInstances()
    }
    let first = launchTen(seed: 1)
    #expect(Set(first.map(\.id)).count == 10 && Set(first.map(\.address)).count == 10)
    #expect(first == launchTen(seed: 1))
    #expect(first.map(\.id) != launchTen(seed: 2).map(\.id))
  }

  @Test("a terminated machine gives back what it took")
  func terminates() throws {
    var course = CourseCloud()
    let pool = try offering("t4g.small/us-east-1a/on-demand")
    course.cloud.pools.remaining[pool] = 1
    let before = course.cloud
    let instance = try #require(course.launch(CourseCloud.claim(Self.onDemand, Self.arm)).launched?.instance)
    #expect(course.cloud.pools.remaining[pool] == 0)
    let isFirst = course.cloud.terminate(instance.id)
    let isSecond = course.cloud.terminate(instance.id)
    #expect(isFirst && !isSecond)
    #expect(course.cloud.instance(providerID: instance.providerID)?.state == .shuttingDown)
    course.cloud.finishTermination(of: instance.id)
    #expect(course.cloud.pools == before.pools && course.cloud.account == before.account)
    #expect(course.cloud.instances.isEmpty)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout CourseCloud) -> Void
    let outcome: InstanceLaunch.Outcome
    let error: String
  }

  @Test(
    "a NodeClass that is not ready, or that EC2 cannot work with, launches nothing and says why",
    arguments: [
      Refusal(
        testDescription: "not ready",
        change: {
          $0.nodeClass.spec.subnetSelectorTerms = []
          $0.nodeClass = $0.nodeClass.resolved(in: $0.cloud.account, at: .start).0
        },
        outcome: .nodeClassNotReady(.notReady(message: "SubnetsReady=False, ValidationSucceeded=False")),
        error: "NodeClassRef not ready, SubnetsReady=False, ValidationSucceeded=False"),
      Refusal(
        testDescription: "changed since", change: { $0.nodeClass.metadata.generation = 2 },
        outcome: .nodeClassNotReady(.notReconciled),
        error: "NodeClassRef not ready, nodeclass status has not been reconciled against the latest spec"),
      Refusal(
        testDescription: "being deleted", change: { $0.nodeClass.metadata.deletionTimestamp = .start },
        outcome: .insufficientCapacity(.nodeClassTerminating("default")),
        error: "insufficient capacity, resolving nodeclass, ec2nodeclasses.karpenter.k8s.aws \"default\" is "
          + "terminating, treating as not found"),
      Refusal(
        testDescription: "an instance profile that does not exist",
        change: {
          $0.nodeClass.spec.role = nil
          $0.nodeClass.spec.instanceProfile = "none"
          $0.nodeClass = $0.nodeClass.resolved(in: $0.cloud.account, at: .start).0
        }, outcome: .failed(.instanceProfileNotFound("none")),
        error: "creating instance, creating fleet request, api error InvalidParameterValue: Value (none) for "
          + "parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"),
    ])
  func refuses(_ c: Refusal) {
    var course = CourseCloud()
    c.change(&course)
    let launch = course.launch(CourseCloud.claim(Self.onDemand))
    #expect(launch.outcome == c.outcome)
    #expect(launch.upstreamError == c.error)
  }

  private func offering(_ text: String) throws -> OfferingKey {
    let parts = text.split(separator: "/").map(String.init)
    return OfferingKey(
      capacityType: try #require(CapacityType(rawValue: parts[2])), instanceType: parts[0], zone: parts[1])
  }
}
