export { convertPlan, maxFileBytes, plansQuery, planQuery, templatesQuery } from './queries';
