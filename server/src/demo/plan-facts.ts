import type { CutPollutant } from '#contract/remediation/enterprise-plan-paper.ts'

/** What a plan of an industry tells of process and pollution (invented, of the usual kind), and about how much is cut, t/a. */
export interface PlanFacts {
  readonly process: string
  readonly points: readonly (readonly [where: string, what: string, treatment: string])[]
  readonly nodes: readonly string[]
  readonly cuts: readonly (readonly [CutPollutant, number])[]
}

export const planFacts: Readonly<Record<string, PlanFacts>> = {
  'scrap-vehicle': {
    process: '车辆预处理、抽排油液、拆卸总成、剪切打包、分类贮存',
    points: [
      ['油液抽排', '废矿物油、COD', '接油盘收集，未设导流沟'],
      ['拆解场地', '含油雨水', '隔油池'],
    ],
    nodes: ['拆解区防渗和导流沟完工', '危险废物贮存间投用'],
    cuts: [['cod', 0.2]],
  },
  'pickled-mustard': {
    process: '原料验收、清洗、腌制、淘洗脱盐、切分、拌料、包装、杀菌',
    points: [
      ['腌制池', '高盐废水', '暂存后外运'],
      ['淘洗脱盐', 'COD、氨氮', '三格沉淀池'],
    ],
    nodes: ['腌制池防渗改造完工', '高盐废水收集管网接通', '废水处理设施达标运行'],
    cuts: [
      ['cod', 3],
      ['ammoniaNitrogen', 0.2],
    ],
  },
  'composite-fabric': {
    process: '放卷、上胶、复合、烘干、收卷、分切',
    points: [
      ['上胶复合', 'VOCs', '集气罩，单级活性炭'],
      ['烘干', 'VOCs', '未收集'],
    ],
    nodes: ['上胶工段整体密闭', '末端治理设施更换', '在线监控接入'],
    cuts: [['vocs', 2.4]],
  },
  recyclables: {
    process: '收购、分拣、打包、堆存、外运',
    points: [['堆场', '颗粒物、渗滤水', '部分硬化，无雨棚']],
    nodes: ['堆场硬化和雨棚完工', '分拣区封闭'],
    cuts: [['particulates', 0.3]],
  },
  'waste-rubber': {
    process: '破碎、粗碎、磁选、细碎、筛分、包装',
    points: [
      ['破碎筛分', '颗粒物', '旋风除尘'],
      ['脱硫', 'VOCs、恶臭', '水喷淋'],
    ],
    nodes: ['破碎线封闭除尘改造', '脱硫废气收集治理'],
    cuts: [
      ['particulates', 1.1],
      ['vocs', 0.6],
    ],
  },
  'waste-plastic': {
    process: '分拣、破碎、清洗、熔融造粒、冷却、切粒',
    points: [
      ['熔融造粒', 'VOCs、恶臭', '集气罩，活性炭'],
      ['清洗', 'COD', '沉淀回用'],
    ],
    nodes: ['造粒机头密闭收集', '清洗废水循环回用', '末端治理达标监测'],
    cuts: [
      ['vocs', 1.2],
      ['cod', 1.5],
    ],
  },
  'wood-furniture': {
    process: '开料、刨光、拼装、打磨、喷漆、晾干、包装',
    points: [
      ['喷漆房', 'VOCs、漆雾', '水帘柜，单级活性炭'],
      ['打磨', '颗粒物', '移动式布袋'],
    ],
    nodes: ['喷漆房整体密闭、负压改造', '水性涂料替代完成', '打磨粉尘集中收集'],
    cuts: [
      ['vocs', 1.8],
      ['particulates', 0.5],
    ],
  },
  'stone-building': {
    process: '荒料切割、磨光、切边、检验、堆存',
    points: [
      ['切割磨光', '颗粒物、含石粉废水', '湿法作业，沉淀池'],
      ['堆场道路', '颗粒物', '人工洒水'],
    ],
    nodes: ['厂区道路硬化、车辆冲洗完工', '三级沉淀循环用水', '堆场封闭'],
    cuts: [['particulates', 2.6]],
  },
  'fired-brick': {
    process: '原料破碎、陈化、成型、干燥、焙烧、出窑',
    points: [
      ['隧道窑焙烧', '二氧化硫、氮氧化物、颗粒物', '双碱法脱硫'],
      ['破碎', '颗粒物', '布袋除尘'],
    ],
    nodes: ['脱硫设施提升改造', '脱硝设施投运', '在线监测联网'],
    cuts: [
      ['sulphurDioxide', 5],
      ['nitrogenOxides', 3],
      ['particulates', 2],
    ],
  },
  glass: {
    process: '配料、熔化、成型、退火、检验、包装',
    points: [
      ['玻璃熔窑', '氮氧化物、二氧化硫、颗粒物', 'SCR 脱硝、布袋除尘'],
      ['配料', '颗粒物', '单机除尘'],
    ],
    nodes: ['熔窑脱硝催化剂更换', '配料车间封闭'],
    cuts: [
      ['nitrogenOxides', 9],
      ['sulphurDioxide', 3],
    ],
  },
  chemical: {
    process: '投料、反应、分离、精馏、干燥、包装',
    points: [
      ['反应釜、贮罐', 'VOCs', '冷凝、碱喷淋'],
      ['污水站', 'COD、氨氮、恶臭', '加盖收集'],
    ],
    nodes: ['密闭投料改造', 'LDAR 检测与修复', '污水站提标'],
    cuts: [
      ['vocs', 2.2],
      ['cod', 2],
      ['ammoniaNitrogen', 0.2],
    ],
  },
  electroplating: {
    process: '除油、酸洗、电镀、钝化、水洗、烘干',
    points: [
      ['镀槽', '酸雾', '槽边抽风、碱喷淋'],
      ['漂洗', '重金属废水、COD', '分质收集处理'],
    ],
    nodes: ['生产线架空改造', '废水分质分流', '中水回用系统投运'],
    cuts: [
      ['cod', 1.1],
      ['ammoniaNitrogen', 0.1],
    ],
  },
}
