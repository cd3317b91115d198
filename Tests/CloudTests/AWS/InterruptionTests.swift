import Kubernetes
import Testing

@testable import Cloud

struct InterruptionTests {
  /// Bodies as they come from EventBridge, and some that do not.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: InterruptionQueue.Body
    let event: InterruptionEvent?
    var fault: InterruptionEvent.Fault?
  }

  private static func event(
    _ detailType: JSONValue, _ detail: JSONValue, source: String = "aws.ec2", version: JSONValue = "0",
    time: String = "2026-01-15T12:00:00Z"
  ) -> InterruptionQueue.Body {
    .json(
      .object([
        "version": version, "source": .string(source), "detail-type": detailType, "detail": detail,
        "time": .string(time), "resources": .array([]),
      ]))
  }

  private static func ec2(_ state: String) -> InterruptionQueue.Body {
    event("EC2 Instance State-change Notification", ["instance-id": "i-1", "state": .string(state)])
  }

  private static func health(_ service: JSONValue, _ category: JSONValue) -> InterruptionQueue.Body {
    event(
      "AWS Health Event",
      [
        "service": service, "eventTypeCategory": category,
        "affectedEntities": .array([["entityValue": "i-1"], ["entityValue": "i-2"]]),
      ], source: "aws.health")
  }

  private static let nothing = InterruptionEvent(kind: .noOp, instances: [])

  @Test(
    "a body is read as Karpenter's parsers read it",
    arguments: [
      Case(
        testDescription: "spot",
        body: event(
          "EC2 Spot Instance Interruption Warning", ["instance-id": "i-1", "instance-action": "stop"]),
        event: InterruptionEvent(kind: .spotInterrupted, instances: ["i-1"])),
      Case(
        testDescription: "rebalance",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": "i-1"]),
        event: InterruptionEvent(kind: .rebalanceRecommendation, instances: ["i-1"])),
      Case(
        testDescription: "reservation",
        body: event("EC2 Capacity Reservation Instance Interruption Warning", ["instance-id": "i-1"]),
        event: InterruptionEvent(kind: .capacityReservationInterrupted, instances: ["i-1"])),
      Case(
        testDescription: "stopping", body: ec2("stopping"),
        event: InterruptionEvent(kind: .instanceStopped, instances: ["i-1"])),
      Case(
        testDescription: "states are known whatever their case, and are stops only as written",
        body: ec2("STOPPED"), event: InterruptionEvent(kind: .instanceTerminated, instances: ["i-1"])),
      Case(
        testDescription: "shutting down", body: ec2("shutting-down"),
        event: InterruptionEvent(kind: .instanceTerminated, instances: ["i-1"])),
      Case(testDescription: "a state that is no end", body: ec2("running"), event: nothing),
      Case(
        testDescription: "a scheduled change names several", body: health("EC2", "scheduledChange"),
        event: InterruptionEvent(kind: .scheduledChange, instances: ["i-1", "i-2"])),
      Case(
        testDescription: "another service", body: health("RDS", "scheduledChange"), event: nothing),
      Case(testDescription: "another category", body: health("EC2", "issue"), event: nothing),
      Case(
        testDescription: "another version",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": "i-1"], version: "1"),
        event: nothing),
      Case(
        testDescription: "another source",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": "i-1"], source: "aws.ecs"),
        event: nothing),
      Case(testDescription: "an empty object", body: .json([:]), event: nothing),
      Case(testDescription: "an empty body", body: .text(""), event: nothing),
      Case(testDescription: "text", body: .text("{oops"), event: nil, fault: .notJSON),
      Case(testDescription: "a list", body: .json(.array([])), event: nil, fault: .notAnObject),
      Case(
        testDescription: "a version that is a number",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": "i-1"], version: .int(0)),
        event: nil,
        fault: .wrongType(field: "version", wanted: "string")),
      Case(
        testDescription: "an id that is a number",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": .int(1)]), event: nil,
        fault: .wrongType(field: "detail.instance-id", wanted: "string")),
      Case(
        testDescription: "a detail that is text",
        body: event("EC2 Instance Rebalance Recommendation", "i-1"), event: nil,
        fault: .wrongType(field: "detail", wanted: "object")),
      Case(
        testDescription: "a time that is none",
        body: event("EC2 Instance Rebalance Recommendation", ["instance-id": "i-1"], time: "soon"),
        event: nil,
        fault: .badTime("soon")),
    ])
  func bodies(_ c: Case) {
    do throws(InterruptionEvent.Fault) {
      let event = try InterruptionEvent.parse(c.body)
      #expect(event == c.event)
    } catch {
      #expect(error == c.fault)
    }
  }

  @Test(
    "what AWS announces, Karpenter takes for what it is",
    arguments: [
      (CloudNotice.spotInterruption("i-1"), InterruptionKind.spotInterrupted),
      (.rebalanceRecommendation("i-1"), .rebalanceRecommendation),
      (.stateChange("i-1", to: "stopping"), .instanceStopped),
      (.stateChange("i-1", to: "terminated"), .instanceTerminated),
      (
        .health(eventTypeCode: "AWS_EC2_INSTANCE_RETIREMENT", category: .scheduledChange, instances: ["i-1"]),
        .scheduledChange
      ),
      (.capacityReservationInterruption("i-1"), .capacityReservationInterrupted),
    ])
  func notices(notice: CloudNotice, kind: InterruptionKind) throws {
    let body = notice.body(number: 1, sentAt: .start, in: .course())
    let event = try InterruptionEvent.parse(.json(body))
    #expect(event == InterruptionEvent(kind: kind, instances: ["i-1"]))
  }

  @Test("a recommendation to rebalance makes Karpenter do nothing")
  func rebalance() {
    #expect(InterruptionKind.allCases.filter { $0.action == .none } == [.rebalanceRecommendation, .noOp])
    #expect(
      InterruptionKind.allCases.filter { $0.action == .forcefulTermination }
        == [.instanceStatus, .systemStatus])
    #expect(InterruptionKind.allCases.filter { $0.event?.isWarning == false } == [.rebalanceRecommendation])
    #expect(InterruptionKind.allCases.filter { $0.event == nil } == [.noOp])
  }

  @Test("a message that is not deleted is there again after 20 s, and gone after 5 min")
  func visibility() {
    var queue = InterruptionQueue(name: "q")
    queue.send(.spotInterruption("i-1"), of: .course(), at: .start)
    let first = queue.receive(at: .seconds(1))
    #expect(first.map(\.rule) == [.spotInterruption])
    #expect(queue.nextReceive(after: .seconds(2)) == .seconds(21))
    let hidden = queue.receive(at: .seconds(20))
    let again = queue.receive(at: .seconds(21))
    #expect(hidden.isEmpty && again.map(\.number) == [1])
    let late = queue.receive(at: .seconds(301))
    #expect(late.isEmpty && queue.messages.isEmpty && queue.nextReceive(after: .seconds(301)) == nil)
  }

  @Test("a reading gives ten messages at most, the oldest, and a deleted one is never given again")
  func batches() {
    var queue = InterruptionQueue(name: "q")
    for index in 0..<12 { queue.send(.text("\(index)"), at: .start) }
    let first = queue.receive(at: .start)
    #expect(first.map(\.number) == Array(1...10))
    for message in first { queue.delete(message) }
    let rest = queue.receive(at: .seconds(100))
    #expect(rest.map(\.number) == [11, 12])
  }

  @Test("without its rule a notice never arrives")
  func missingRule() {
    var queue = InterruptionQueue(name: "q", rules: [.spotInterruption])
    let rebalance = queue.send(.rebalanceRecommendation("i-1"), of: .course(), at: .start)
    let spot = queue.send(.spotInterruption("i-1"), of: .course(), at: .start)
    #expect(rebalance == nil && spot != nil && queue.messages.count == 1)
  }

  @Test("a message reads as EventBridge writes it")
  func body() throws {
    let notice = CloudNotice.spotInterruption("i-0123456789abcdef0")
    let body = notice.body(number: 1, sentAt: .seconds(60), in: .course())
    #expect(body["source"]?.string == "aws.ec2")
    #expect(body["detail-type"]?.string == "EC2 Spot Instance Interruption Warning")
    #expect(body["time"]?.string == "2026-01-15T12:01:00Z")
    #expect(body["detail"]?["instance-action"]?.string == "terminate")
    #expect(
      body["resources"]
        == .array([.string("arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0")]))
    #expect(body["id"]?.string?.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
  }

  @Test(
    "over many machines a month takes back the share of the bucket", arguments: InterruptionBucket.allCases)
  func share(bucket: InterruptionBucket) throws {
    var course = CourseCloud()
    let claim = CourseCloud.claim(LaunchTests.spot)
    let instance = try #require(course.launch(claim).launched?.instance)
    let taken = (0..<4000).filter { seed in
      SpotReclaim.forecast(for: instance, bucket: bucket, seed: UInt64(seed)) != nil
    }
    let share = Double(taken.count) / 4000
    #expect(abs(share - bucket.monthlyProbability) < 0.02)
  }

  @Test("the forecast of a machine is its own, and on-demand has none")
  func forecast() throws {
    var course = CourseCloud()
    let spot = try #require(course.launch(CourseCloud.claim(LaunchTests.spot)).launched?.instance)
    let onDemand = try #require(
      course.launch(CourseCloud.claim(LaunchTests.onDemand, name: "default-fghij")).launched?.instance)
    var warned = 0
    for seed in 0..<200 {
      #expect(SpotReclaim.forecast(for: onDemand, bucket: .over20Percent, seed: UInt64(seed)) == nil)
      guard let forecast = SpotReclaim.forecast(for: spot, bucket: .over20Percent, seed: UInt64(seed)) else {
        continue
      }
      let again = SpotReclaim.forecast(for: spot, bucket: .over20Percent, seed: UInt64(seed))
      #expect(again?.noticeAt == forecast.noticeAt)
      if let rebalanceAt = forecast.rebalanceAt {
        warned += 1
        #expect(rebalanceAt < forecast.noticeAt && rebalanceAt > spot.launchedAt)
      }
      let later = SpotReclaim.forecast(
        for: spot, bucket: .over20Percent, seed: UInt64(seed), notBefore: forecast.noticeAt + .seconds(1))
      #expect(later.map { $0.noticeAt > forecast.noticeAt } ?? true)
    }
    #expect(warned > 0)
  }

  @Test("a wave takes about its share, all or none at the ends, and others at another time")
  func wave() throws {
    var course = CourseCloud()
    let spot = try #require(course.launch(CourseCloud.claim(LaunchTests.spot)).launched?.instance)
    func hits(_ share: Double, at time: VirtualTime) -> [Bool] {
      (0..<1000).map { SpotReclaim.isHit(spot, byWaveOf: share, at: time, seed: $0) }
    }
    #expect(abs(hits(0.2, at: .start).count { $0 } - 200) < 50)
    #expect(!hits(0, at: .start).contains(true) && !hits(1, at: .start).contains(false))
    #expect(hits(0.2, at: .start) != hits(0.2, at: .seconds(60)))
  }
}
