export { emptyRule, toRule, type RuleDraft } from './dateRule';
export { PictureField } from './PictureField';
export { createSeries, ownSeriesQuery, seriesQuery } from './queries';
export { RuleFields } from './RuleFields';
