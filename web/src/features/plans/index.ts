export { FileError, textOf } from './fileText';
export { convertPlan, maxFileBytes, plansQuery, planQuery, templatesQuery } from './queries';
