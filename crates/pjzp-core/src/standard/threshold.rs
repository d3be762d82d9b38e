use crate::decimal::Decimal;
use crate::record::record;

record! {
    /// From where on a departure is worth a finding; what is absent, the standard does not ask.
    #[derive(Default)]
    pub struct Threshold {
        /// Execution rate below which a reason must be given.
        "须说明原因的执行率" execution_reason_below: Option<Decimal>,
        /// Ratio of actual to target from which a reason must be given.
        "须说明原因的超额完成比例" exceeded_reason_from: Option<Decimal>,
        /// Whether a score below the weight needs a reason.
        "扣分须说明原因" deduction_reason_required: Option<bool>,
        /// How far the indicators' score rate may outrun the execution rate.
        "指标得分率与执行率之差" score_outruns_by: Option<Decimal>,
        /// Unspent share of the budget worth a warning.
        "结余比例" unspent_over: Option<Decimal>,
        /// Change of the budget in the year worth a note.
        "预算调整比例" adjusted_over: Option<Decimal>,
        /// Share of full marks in one indicator worth a note.
        "单项权重比例" single_weight_over: Option<Decimal>,
        /// Most characters of a reason.
        "原因字数" reason_characters: Option<u16>,
        /// Whether every row has a weight of its own on this issuer's form.
        "逐行分值" row_weights: Option<bool>,
        /// Whether a satisfaction indicator must be there.
        "必设满意度" satisfaction_required: Option<bool>,
        /// Whether evidence must be named.
        "必附佐证" evidence_required: Option<bool>,
    }
}
