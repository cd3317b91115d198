extension ProductionMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    func percent(_ number: Double) -> String { format.decimal(number, places: 0) + "%" }
    return switch self {
    case .bootstrap: "bootstrap, on-demand"
    case .arm64Spot: "arm64, spot"
    case .amd64Spot: "amd64, spot"
    case .onDemand: "críticos, on-demand"
    case .total: "tudo, por mês"
    case .allOnDemand: "se fosse tudo on-demand"
    case .allSpot: "se fosse tudo spot"
    case .told: "NO CURSO"
    case .assumed: "SPOT A 30%"
    case .observed: "SPOT OBSERVADO"
    case .saved(let told, let assumed, let observed):
      "A economia: \(told)% no curso, que deixa o bootstrap fora do lado on-demand; com ele dos dois lados, \(format.decimal(assumed, places: 1))% com spot a 30% do on-demand, e \(percent(observed), .heading) com os preços spot observados."
    case .spotDiscounts(let discounts):
      "O que mais pesa é o desconto do spot: o curso supõe 70% para todo tipo; observados, na média das zonas, \(format.all(discounts.map { "\($0.instanceType) \(percent($0.percent))" }))."
    case .onDemandDiffers(let told, let today):
      "50 m6g.large on-demand são \(format.dollars(today)), e não \(format.dollars(told)): 730 horas por mês, ao preço do catálogo."
    case .noGuarantee:
      "E spot não garante disponibilidade: a EC2 toma máquinas de volta com dois minutos de aviso; quem segura é ter tipos e zonas à escolha, réplicas e PDBs."
    case .notSold(let region): "A região \(region) não vende todos os tipos da tabela do curso."
    }
  }
}
