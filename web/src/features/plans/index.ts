export { FileError, textOf } from './fileText';
export {
  changePlan, convertPlan, exportPath, maxFileBytes, plansQuery, planQuery, storePlan, templatesQuery,
} from './queries';
