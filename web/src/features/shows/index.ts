export { emptyRule, toRule, type RuleDraft } from './dateRule';
export { PictureField } from './PictureField';
export { createSeries, ownSeriesQuery } from './queries';
export { RuleFields } from './RuleFields';
