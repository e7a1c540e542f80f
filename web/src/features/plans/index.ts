export { FileError, textOf } from './fileText';
export {
  changePlan, checkPlan, convertPlan, exportPath, maxFileBytes, plansQuery, planQuery, storePlan, templatesQuery,
} from './queries';
